import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  AddOrderDto,
  CancelOrderDto,
  EditOrderDto,
  OrderFilter,
  PurchaseOrderDto,
  ReceivedOrderDto,
  ReceiveOrderDto,
} from '@cuspid/inventory/contracts/dto';
import { Allow, Costly, IfMatch, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Deliveries } from './deliveries.service';
import { OrderFile } from './order-file';
import { Orders } from './orders.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;
const ONCE = { name: 'Idempotency-Key', required: false } as const;
const stale = { type: ProblemDto, description: '`stale-version`' };
const over = { type: ProblemDto, description: '`order-not-draft`, `order-not-out`' };

@ApiTags('Purchase orders')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such order' })
@Controller('purchase-orders')
export class OrdersController {
  constructor(
    private readonly orders: Orders,
    private readonly deliveries: Deliveries,
    private readonly files: OrderFile,
  ) {}

  /** Orders, the newest first. */
  @Get()
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(PurchaseOrderDto) })
  list(@Me() me: Actor, @Query() filter: OrderFilter) {
    return this.orders.list(me, filter);
  }

  /** Begins an order; it is a draft until it is sent. */
  @Post()
  @Allow('inventory.manage')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: PurchaseOrderDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`item-in-bin`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'An item twice' })
  add(@Me() me: Actor, @Body() what: AddOrderDto) {
    return this.orders.add(me, what);
  }

  /** One order. Its ETag is what a change has to send. */
  @Get(':id')
  @Allow('inventory.read')
  @ApiOkResponse({ type: PurchaseOrderDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.orders.read(me, id);
  }

  /** The order as a file; with prices for whoever may see costs. */
  @Get(':id/order.csv')
  @Allow('inventory.read')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  csv(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.files.csv(me, id);
  }

  /** Changes an order: all of a draft, afterwards when it is expected and the notes. */
  @Patch(':id')
  @Allow('inventory.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PurchaseOrderDto })
  @ApiConflictResponse(over)
  @ApiPreconditionFailedResponse(stale)
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: EditOrderDto) {
    return this.orders.edit(me, id, version, what);
  }

  /** Notes that the order is with the supplier. */
  @Post(':id/send')
  @Allow('inventory.manage')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PurchaseOrderDto })
  @ApiConflictResponse(over)
  @ApiPreconditionFailedResponse(stale)
  send(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.orders.send(me, id, version);
  }

  /** Brings in what came, whole or scan by scan. More than is outstanding is refused and told, unless it is accepted. */
  @Post(':id/receive')
  @Allow('inventory.manage')
  @HttpCode(200)
  @NeedsKey()
  @ApiOkResponse({ type: ReceivedOrderDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`over-delivered`, `order-not-out`, `lot-expired`, `item-in-bin`',
  })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'A line of another order' })
  receive(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ReceiveOrderDto) {
    return this.deliveries.receive(me, id, what);
  }

  /** Cancels what has not come. */
  @Post(':id/cancel')
  @Allow('inventory.manage')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PurchaseOrderDto })
  @ApiConflictResponse(over)
  @ApiPreconditionFailedResponse(stale)
  cancel(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: CancelOrderDto,
  ) {
    return this.orders.cancel(me, id, version, what);
  }
}
