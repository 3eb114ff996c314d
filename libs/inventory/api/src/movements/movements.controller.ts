import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  CountDto,
  CountResultDto,
  ItemMovementFilter,
  MovementFilter,
  RecordMovementDto,
  StockChangeDto,
  StockMovementDto,
} from '@cuspid/inventory/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Counts } from './counts.service';
import { MovementList } from './movement-list';
import { Movements } from './movements.service';

@ApiTags('Inventory')
@Controller('inventory')
export class MovementsController {
  constructor(
    private readonly movements: Movements,
    private readonly movementList: MovementList,
    private readonly counts: Counts,
  ) {}

  /** All movements of the stock, the newest first; those of items deleted for good among them. */
  @Get('transactions')
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(StockMovementDto) })
  all(@Me() me: Actor, @Query() filter: MovementFilter) {
    return this.movementList.all(me, filter);
  }

  /** The movements of an item, the newest first, each with what was left. */
  @Get(':id/movements')
  @Allow('inventory.read')
  @ApiOkResponse({ type: pageOf(StockMovementDto) })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such item' })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ItemMovementFilter) {
    return this.movementList.ofItem(me, id, filter);
  }

  /** Records a movement: the level changes with it, or nothing does. */
  @Post(':id/movements')
  @Allow('inventory.manage')
  @NeedsKey()
  @ApiCreatedResponse({ type: StockChangeDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such item, or no such lot of it' })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-enough-stock`, `lot-expired`, `item-in-bin`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'A reason that does not go with the type' })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordMovementDto) {
    return this.movements.record(me, id, what);
  }

  /** Writes what was counted on the shelf, lot by lot: differences become movements, all of them or none. */
  @Post(':id/count')
  @Allow('inventory.manage')
  @HttpCode(200)
  @NeedsKey()
  @ApiOkResponse({ type: CountResultDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such item, or no such lot of it' })
  @ApiConflictResponse({ type: ProblemDto, description: '`count-outdated`, `item-in-bin`' })
  count(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: CountDto) {
    return this.counts.count(me, id, what);
  }
}
