import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  AlertsDto,
  ConfirmAllergiesDto,
  CorrectAlertDto,
  EndAlertDto,
  PastAlertDto,
  RecordAlertDto,
} from '@cuspid/patients/contracts/dto';
import { AlertsHistory } from './alerts-history';
import { AlertsService } from './alerts.service';

@ApiTags('Patients')
@Controller('patients/:id/alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly past: AlertsHistory,
  ) {}

  /** The banner: allergy state and open alerts, most dangerous first. */
  @Get()
  @Allow('patient.alert')
  @ApiOkResponse({ type: AlertsDto })
  of(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.alerts.of(me, id);
  }

  /** What no longer holds, and what alerts said before they were corrected: the latest end first. */
  @Get('history')
  @Allow('patient.alert')
  @ApiOkResponse({ type: pageOf(PastAlertDto) })
  history(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: PageFilter) {
    return this.past.of(me, id, filter);
  }

  /** Records an allergy, a condition, a medication or a pregnancy. */
  @Post()
  @Allow('patient.alertWrite')
  @ApiCreatedResponse({ type: AlertsDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`alert-listed` or `too-many-alerts`' })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordAlertDto) {
    return this.alerts.record(me, id, what);
  }

  /** Confirms, today, that there are no allergies or that the listed ones are all, and every other alert that holds. */
  @Post('confirm')
  @Allow('patient.alertWrite')
  @HttpCode(200)
  @ApiOkResponse({ type: AlertsDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`allergies-listed`, `no-allergies-listed`, `alerts-changed` or `pregnancy-over`',
  })
  confirm(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ConfirmAllergiesDto) {
    return this.alerts.confirm(me, id, what);
  }

  /** Corrects an alert. What it said before stays in the history. Needs `If-Match` with its version. */
  @Patch(':alertId')
  @Allow('patient.alertWrite')
  @ApiOkResponse({ type: AlertsDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`alert-listed`' })
  correct(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('alertId', ParseIntPipe) alertId: number,
    @IfMatch() version: number,
    @Body() change: CorrectAlertDto,
  ) {
    return this.alerts.correct(me, id, alertId, version, change);
  }

  /** Ends an alert: it no longer holds, or never did. It stays in the history. */
  @Post(':alertId/end')
  @Allow('patient.alertWrite')
  @HttpCode(200)
  @ApiOkResponse({ type: AlertsDto })
  end(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('alertId', ParseIntPipe) alertId: number,
    @Body() why: EndAlertDto,
  ) {
    return this.alerts.end(me, id, alertId, why);
  }

  /** Takes the end of an alert back: it holds as before. */
  @Post(':alertId/reopen')
  @Allow('patient.alertWrite')
  @HttpCode(200)
  @ApiOkResponse({ type: AlertsDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`alert-listed` or `too-many-alerts`' })
  reopen(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('alertId', ParseIntPipe) alertId: number) {
    return this.alerts.reopen(me, id, alertId);
  }
}
