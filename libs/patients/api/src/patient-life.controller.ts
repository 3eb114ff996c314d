import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  ArchivePatientDto,
  PatientLifeDto,
  PatientPurgedDto,
  PurgePatientDto,
  PurgePreviewDto,
} from '@cuspid/patients/contracts/dto';
import { PatientLife } from './patient-life.service';
import { PatientPurges } from './patient-purges.service';

const version = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Patients')
@Controller('patients/:id')
export class PatientLifeController {
  constructor(
    private readonly life: PatientLife,
    private readonly purges: PatientPurges,
  ) {}

  /** Whether the record is in use or archived, and what is still going on with the patient. */
  @Get('life')
  @Allow('patient.archive')
  @ApiOkResponse({ type: PatientLifeDto })
  of(@Param('id', ParseIntPipe) id: number) {
    return this.life.of(id);
  }

  /** Archives a record: hidden from everybody but administrators, nothing lost. The body may be left out. */
  @Delete()
  @Allow('patient.archive')
  @ApiHeader(version)
  @ApiBody({ type: ArchivePatientDto, required: false })
  @ApiOkResponse({ type: PatientLifeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`patient-still-open` (with what, in `conflict`)' })
  archive(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() seen: number,
    @Body() what: ArchivePatientDto,
  ) {
    return this.life.archive(me, id, seen, what);
  }

  /** Takes an archived record into use again. Visits that archiving cancelled stay cancelled. */
  @Post('reactivate')
  @Allow('patient.archive')
  @HttpCode(200)
  @ApiOkResponse({ type: PatientLifeDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`patient-not-archived`' })
  reactivate(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.life.reactivate(me, id);
  }

  /** What deleting an archived record for good would take, table by table, and from which day on it may be. */
  @Get('purge')
  @Allow('patient.purge')
  @ApiOkResponse({ type: PurgePreviewDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`patient-not-archived`' })
  preview(@Param('id', ParseIntPipe) id: number) {
    return this.purges.preview(id);
  }

  /** Deletes an archived record for good, with its files. Nothing brings it back; the audit log keeps that it was done. */
  @Post('purge')
  @Allow('patient.purge')
  @HttpCode(200)
  @ApiHeader(version)
  @ApiOkResponse({ type: PatientPurgedDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`patient-not-archived`, `patient-code-differs` or `retention-runs` (until when)',
  })
  purge(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() seen: number,
    @Body() what: PurgePatientDto,
  ) {
    return this.purges.purge(me, id, seen, what);
  }
}
