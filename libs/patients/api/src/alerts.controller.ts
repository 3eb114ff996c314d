import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { AlertsDto, ConfirmAllergiesDto, RecordAlertDto } from '@cuspid/patients/contracts/dto';
import { AlertsService } from './alerts.service';

@ApiTags('Patients')
@Controller('patients/:id/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  /** The banner: allergy state and open alerts, most dangerous first. */
  @Get()
  @Allow('patient.alert')
  @ApiOkResponse({ type: AlertsDto })
  of(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.alerts.of(me, id);
  }

  /** Records an allergy, a condition, a medication or a pregnancy. */
  @Post()
  @Allow('patient.alertWrite')
  @ApiCreatedResponse({ type: AlertsDto })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordAlertDto) {
    return this.alerts.record(me, id, what);
  }

  /** Confirms, today, that there are no allergies or that the listed ones are all. */
  @Post('confirm')
  @Allow('patient.alertWrite')
  @HttpCode(200)
  @ApiOkResponse({ type: AlertsDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`allergies-listed` or `no-allergies-listed`' })
  confirm(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() { state }: ConfirmAllergiesDto) {
    return this.alerts.confirm(me, id, state);
  }

  /** Ends an alert: it no longer holds. It stays in the history. */
  @Post(':alertId/end')
  @Allow('patient.alertWrite')
  @HttpCode(200)
  @ApiOkResponse({ type: AlertsDto })
  end(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('alertId', ParseIntPipe) alertId: number) {
    return this.alerts.end(me, id, alertId);
  }
}
