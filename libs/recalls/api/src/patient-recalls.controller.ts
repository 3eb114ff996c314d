import { Body, Controller, Get, Param, ParseIntPipe, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { PatientRecallsDto, RecallPreferenceDto, SetRecallPreferenceDto } from '@cuspid/recalls/contracts/dto';
import { PatientRecalls } from './patient-recalls';
import { RecallPreferences } from './recall-preferences';

@ApiTags('Recalls')
@Controller('patients')
export class PatientRecallsController {
  constructor(
    private readonly recalls: PatientRecalls,
    private readonly preferences: RecallPreferences,
  ) {}

  /** The recalls of a patient, with every try and what the patient wants. */
  @Get(':id/recalls')
  @Allow('recall.read')
  @ApiOkResponse({ type: PatientRecallsDto })
  of(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.recalls.of(me, id);
  }

  /** Sets whether the patient may be contacted about recalls, and the rules they have otherwise. */
  @Put(':id/recall-preference')
  @Allow('recall.work')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"` of the preference' })
  @ApiOkResponse({ type: RecallPreferenceDto })
  set(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: SetRecallPreferenceDto,
  ) {
    return this.preferences.set(me, id, version, what);
  }
}
