import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  DuplicatesDto,
  EditPatientDto,
  PatientDto,
  PatientFilter,
  PatientRowDto,
  ProbeDuplicatesDto,
  RegisterPatientDto,
} from '@cuspid/patients/contracts/dto';
import { DuplicateDecisions } from './duplicate-decisions';
import { PatientsService } from './patients.service';

@ApiTags('Patients')
@Controller('patients')
export class PatientsController {
  constructor(
    private readonly patients: PatientsService,
    private readonly decisions: DuplicateDecisions,
  ) {}

  /** The directory; `q` finds by fragments of names in any order, code, digits of a phone or a birth date. */
  @Get()
  @Allow('patient.read')
  @ApiOkResponse({ type: pageOf(PatientRowDto) })
  list(@Me() me: Actor, @Query() filter: PatientFilter) {
    return this.patients.list(me, filter);
  }

  /** Registers a patient. The code is generated unless given. */
  @Post()
  @Allow('patient.register')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PatientDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`possible-duplicate` (with who, in `conflict`) or `patient-code-taken`',
  })
  register(@Me() me: Actor, @Body() what: RegisterPatientDto) {
    return this.patients.register(me, what);
  }

  /** Who may be registered already under this name, birth date or phone. */
  @Post('duplicates')
  @Allow('patient.register')
  @HttpCode(200)
  @ApiOkResponse({ type: DuplicatesDto })
  probe(@Me() me: Actor, @Body() probe: ProbeDuplicatesDto) {
    return this.decisions.probe(me, probe);
  }

  /** One patient. */
  @Get(':id')
  @Allow('patient.read')
  @ApiOkResponse({ type: PatientDto })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.patients.one(me, id);
  }

  /** Changes general details. Null clears an optional field; the code never changes. */
  @Patch(':id')
  @Allow('patient.update')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: PatientDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditPatientDto,
  ) {
    return this.patients.edit(me, id, version, change);
  }
}
