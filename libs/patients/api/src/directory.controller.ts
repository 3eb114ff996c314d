import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Costly, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  ChangeViewDto,
  PatientExportFilter,
  PatientStatsDto,
  SavedViewDto,
  SavedViewsDto,
  SaveViewDto,
} from '@cuspid/patients/contracts/dto';
import { PatientsExport } from './patients-export';
import { PatientStats } from './patient-stats';
import { SavedViews } from './saved-views';

@ApiTags('Patients')
@Controller('patients')
export class DirectoryController {
  constructor(
    private readonly exports: PatientsExport,
    private readonly figures: PatientStats,
    private readonly views: SavedViews,
  ) {}

  /** Counts over the patients you see: by status, sex, age, month of registration and province. */
  @Get('stats')
  @Allow('patient.read')
  @ApiOkResponse({ type: PatientStatsDto })
  stats(@Me() me: Actor) {
    return this.figures.of(me);
  }

  /** The selection as a file, at most 100,000 patients; the last line says if there were more. An import reads it back. */
  @Get('export.csv')
  @Allow('patient.export')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@Me() me: Actor, @Query() filter: PatientExportFilter): Promise<StreamableFile> {
    return this.exports.csv(me, filter);
  }

  /** Your own views of the directory. */
  @Get('views')
  @Allow('patient.read')
  @ApiOkResponse({ type: SavedViewsDto })
  listViews(@Me() me: Actor) {
    return this.views.list(me);
  }

  /** Keeps a filter under a name of your own, thirty at most. */
  @Post('views')
  @Allow('patient.read')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SavedViewDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`view-name-taken` or `too-many-views`' })
  saveView(@Me() me: Actor, @Body() view: SaveViewDto) {
    return this.views.save(me, view);
  }

  /** Renames a view, overwrites it, or makes it the one the directory opens with. */
  @Patch('views/:viewId')
  @Allow('patient.read')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: SavedViewDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`view-name-taken`' })
  changeView(
    @Me() me: Actor,
    @Param('viewId', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: ChangeViewDto,
  ) {
    return this.views.change(me, id, version, change);
  }

  /** Deletes a view. */
  @Delete('views/:viewId')
  @Allow('patient.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  removeView(@Me() me: Actor, @Param('viewId', ParseIntPipe) id: number) {
    return this.views.remove(me, id);
  }
}
