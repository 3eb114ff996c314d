import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DiscountDto,
  DiscountFilter,
  GrantDiscountDto,
  RefuseDiscountDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { DiscountList } from './discount-list';
import { Discounts } from './discounts.service';

const decided = { type: ProblemDto, description: '`discount-decided`: somebody was quicker' };

@ApiTags('Payment terms')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such discount among those you may see' })
@Controller('discounts')
export class DiscountsController {
  constructor(
    private readonly discounts: Discounts,
    private readonly discountList: DiscountList,
  ) {}

  /** Discounts in one state; those that wait unless told, the oldest first. */
  @Get()
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(DiscountDto) })
  list(@Me() me: Actor, @Query() filter: DiscountFilter) {
    return this.discountList.list(me, filter);
  }

  /** Grants a discount: it is in the ledger in the same moment. */
  @Post(':id/grant')
  @Allow('payment.discount')
  @HttpCode(200)
  @NeedsKey()
  @ApiOkResponse({ type: DiscountDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`discount-decided`, `discount-too-large`, `discount-own`' })
  grant(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() { answer = null }: GrantDiscountDto) {
    return this.discounts.grant(me, id, answer);
  }

  /** Refuses a discount, and says why. */
  @Post(':id/refuse')
  @Allow('payment.discount')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: DiscountDto })
  @ApiConflictResponse(decided)
  refuse(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() { answer }: RefuseDiscountDto) {
    return this.discounts.refuse(me, id, answer);
  }

  /** Takes a request back. */
  @Post(':id/withdraw')
  @Allow('payment.record')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: DiscountDto })
  @ApiConflictResponse(decided)
  withdraw(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.discounts.withdraw(me, id);
  }
}
