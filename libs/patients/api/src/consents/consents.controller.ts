import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { ConsentDto, ConsentFilter, RecordConsentDto, WithdrawConsentDto } from '@cuspid/patients/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { ConsentsService } from './consents.service';

@ApiTags('Patients')
@Controller('patients/:id/consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  /** What the patient agreed to besides being treated, the last recorded first, with what was withdrawn. */
  @Get()
  @Allow('consent.read')
  @ApiOkResponse({ type: pageOf(ConsentDto) })
  @ApiNotFoundResponse({ type: ProblemDto })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ConsentFilter) {
    return this.consents.list(me, id, filter);
  }

  /** Records a consent. For somebody under 18 it is the guardian’s. */
  @Post()
  @Allow('consent.record')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ConsentDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordConsentDto) {
    return this.consents.record(me, id, what);
  }

  /** Withdraws a consent: presentations that stand on it are gone at once. It stays in the history. */
  @Post(':consentId/withdraw')
  @Allow('consent.record')
  @HttpCode(200)
  @ApiOkResponse({ type: ConsentDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`consent-withdrawn`' })
  withdraw(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('consentId', ParseIntPipe) consentId: number,
    @Body() what: WithdrawConsentDto,
  ) {
    return this.consents.withdraw(me, id, consentId, what);
  }
}
