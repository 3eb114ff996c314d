import { Controller, Get, Param, ParseIntPipe, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PatientExportDto } from '@cuspid/patients/contracts/dto';
import { PortableService } from './portable.service';

@ApiTags('Patients')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/export')
export class PortableController {
  constructor(private readonly portable: PortableService) {}

  /** The whole record in one file, in plain words: for the patient, and for another clinic (docs/portable-export.md). */
  @Get()
  @Allow('patient.record')
  @Costly('export', 10)
  @ApiOkResponse({ type: PatientExportDto })
  file(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.portable.file(me, id);
  }
}
