import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AgreeInstalmentsDto,
  AskDiscountDto,
  ChargeableDto,
  DiscountDto,
  InstalmentPlanDto,
  InstalmentPlansDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Chargeable } from './chargeable.service';
import { DiscountList } from './discount-list';
import { Discounts } from './discounts.service';
import { Instalments } from './instalments.service';

@ApiTags('Payment terms')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id')
export class PatientTermsController {
  constructor(
    private readonly instalments: Instalments,
    private readonly discounts: Discounts,
    private readonly discountList: DiscountList,
    private readonly chargeable: Chargeable,
  ) {}

  /** The instalment plans of a patient, the newest first, with what became of each instalment. */
  @Get('instalment-plans')
  @Allow('payment.read')
  @ApiOkResponse({ type: InstalmentPlansDto })
  plans(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.instalments.list(me, id);
  }

  /** Agrees on instalments. The down payment is charged at once, each instalment on its day by itself. */
  @Post('instalment-plans')
  @Allow('payment.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: InstalmentPlanDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`instalment-plans-full`, `plan-item-charged`' })
  agree(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AgreeInstalmentsDto) {
    return this.instalments.agree(me, id, what);
  }

  /** The discounts asked for on a patient’s charges, the last ones first. */
  @Get('discounts')
  @Allow('payment.read')
  @ApiOkResponse({ type: pageOf(DiscountDto) })
  discountsOf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: PageFilter) {
    return this.discountList.ofPatient(me, id, filter);
  }

  /** Asks for a discount on a charge. It waits for an administrator; that of the only one there is, is granted at once. */
  @Post('discounts')
  @Allow('payment.record')
  @NeedsKey()
  @ApiCreatedResponse({ type: DiscountDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`discount-waits`, `discount-too-large`' })
  ask(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AskDiscountDto) {
    return this.discounts.ask(me, id, what);
  }

  /** What there is to charge: items of the treatment plan that are done, and visits of today that are over. */
  @Get('chargeable')
  @Allow('payment.read')
  @ApiOkResponse({ type: ChargeableDto })
  toCharge(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.chargeable.of(me, id);
  }
}
