import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  AddItemDto,
  EditItemDto,
  InventoryAlertFilter,
  InventoryFilter,
  InventoryItemDetailDto,
  InventoryItemDto,
  InventoryLotsDto,
  InventoryStatsDto,
  RemoveItemFilter,
  ReorderDto,
  ReorderFilter,
  ScanDto,
  ScanFilter,
} from '@cuspid/inventory/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { ItemList } from './items/item-list';
import { Items } from './items/items.service';
import { Scans } from './items/scans';
import { Reorder } from './orders/reorder';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;
const ONCE = { name: 'Idempotency-Key', required: false } as const;
const taken = { type: ProblemDto, description: '`item-name-taken`, `item-code-taken`, `item-in-bin`' };
const stale = { type: ProblemDto, description: '`stale-version`' };

/** The stock. What things cost is told to whoever has `inventory.cost`, and left out for everybody else. */
@ApiTags('Inventory')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such item' })
@Controller('inventory')
export class InventoryController {
  constructor(
    private readonly items: Items,
    private readonly itemList: ItemList,
    private readonly scans: Scans,
    private readonly proposals: Reorder,
  ) {}

  /** The items, by name unless told. */
  @Get()
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(InventoryItemDto) })
  list(@Me() me: Actor, @Query() filter: InventoryFilter) {
    return this.itemList.list(me, filter);
  }

  /** Adds an item. There is none of it until a movement brings it in. */
  @Post()
  @Allow('inventory.manage')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: InventoryItemDetailDto })
  @ApiConflictResponse(taken)
  @ApiUnprocessableEntityResponse({
    type: ProblemDto,
    description: 'A code whose check digit does not fit among others',
  })
  add(@Me() me: Actor, @Body() what: AddItemDto) {
    return this.items.add(me, what);
  }

  /** What needs somebody: out, at or below the minimum, expired or expiring within 60 days; the lowest first. */
  @Get('alerts')
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(InventoryItemDto) })
  alerts(@Me() me: Actor, @Query() filter: InventoryAlertFilter) {
    return this.itemList.alerts(me, filter);
  }

  /** The stock in figures. */
  @Get('stats')
  @Allow('inventory.read')
  @ApiOkResponse({ type: InventoryStatsDto })
  stats(@Me() me: Actor) {
    return this.itemList.stats(me);
  }

  /** What a scanned code is: its item and lot, or what was read of it. */
  @Get('scan')
  @Allow('inventory.read')
  @ApiOkResponse({ type: ScanDto })
  scan(@Me() me: Actor, @Query() { code }: ScanFilter) {
    return this.scans.read(me, code);
  }

  /** What to order, from the use of the last 12 weeks, up to the maximum, in whole packs; by supplier. */
  @Get('reorder')
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(ReorderDto) })
  reorder(@Me() me: Actor, @Query() filter: ReorderFilter) {
    return this.proposals.list(me, filter);
  }

  /** One item. Its ETag is what a change has to send. */
  @Get(':id')
  @Allow('inventory.read')
  @ApiOkResponse({ type: InventoryItemDetailDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.items.read(me, id);
  }

  /** Changes what is said about an item. Its level changes by movements alone. */
  @Patch(':id')
  @Allow('inventory.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InventoryItemDetailDto })
  @ApiConflictResponse(taken)
  @ApiPreconditionFailedResponse(stale)
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: EditItemDto) {
    return this.items.edit(me, id, version, what);
  }

  /** Puts an item in the bin; with `purge=true`, and only from there, deletes it for good. Its movements stay. */
  @Delete(':id')
  @Allow('inventory.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InventoryItemDetailDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`item-has-stock`, `item-on-order`, `item-in-bin`; `item-not-in-bin` of a purge',
  })
  @ApiPreconditionFailedResponse(stale)
  remove(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Query() { purge }: RemoveItemFilter,
  ) {
    return this.items.remove(me, id, version, purge ?? false);
  }

  /** Takes an item out of the bin. */
  @Post(':id/restore')
  @Allow('inventory.manage')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: InventoryItemDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`item-not-in-bin`, `item-name-taken`' })
  @ApiPreconditionFailedResponse(stale)
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.items.restore(me, id, version);
  }

  /** The lots of an item that are not empty, the first to expire first: in this order they are taken. */
  @Get(':id/lots')
  @Allow('inventory.read')
  @ApiOkResponse({ type: InventoryLotsDto })
  lots(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.items.lots(me, id);
  }
}
