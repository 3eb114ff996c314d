import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BalancesFilter, PatientBalancesDto } from '@cuspid/payment-records/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { PatientBalances } from './patient-balances.service';

@ApiTags('Payments')
@Controller('payment-records/balances')
export class PatientBalancesController {
  constructor(private readonly balances: PatientBalances) {}

  /** Where the patients of a list stand now, each currency for itself: one question a page. */
  @Get()
  @Allow('payment.read')
  @ApiOkResponse({ type: PatientBalancesDto })
  of(@Me() me: Actor, @Query() filter: BalancesFilter) {
    return this.balances.of(me, filter.patientIds);
  }
}
