import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  MergePatientsDto,
  MergePreviewDto,
  MergePreviewFilter,
  MergesDto,
  PatientsMergedDto,
  PatientsUnmergedDto,
  UnmergePatientsDto,
  UnmergePreviewDto,
} from '@cuspid/patients/contracts/dto';
import { MergeService } from './merge.service';
import { UnmergeService } from './unmerge.service';

@ApiTags('Patients')
@Controller('patients/:id')
export class MergingController {
  constructor(
    private readonly merging: MergeService,
    private readonly unmerging: UnmergeService,
  ) {}

  /** Both records side by side, what would become of every table, and what speaks against it. */
  @Get('merge-preview')
  @Allow('patient.merge')
  @ApiOkResponse({ type: MergePreviewDto })
  preview(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: MergePreviewFilter) {
    return this.merging.preview(me, id, filter.with);
  }

  /** Merges another record into this one, whose code stays; the other code leads here. */
  @Post('merge')
  @Allow('patient.merge')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"` of this record' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: PatientsMergedDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`merge-blocked` or `looks-like-two-people`, with what speaks against it in `conflict`; `merge-clash`',
  })
  merge(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: MergePatientsDto,
  ) {
    return this.merging.merge(me, id, version, what);
  }

  /** The merges of this patient, newest first. */
  @Get('merges')
  @Allow('patient.read')
  @ApiOkResponse({ type: MergesDto })
  merges(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.merging.of(me, id);
  }

  /** What taking back the newest merge would do. */
  @Get('unmerge-preview')
  @Allow('patient.merge')
  @ApiOkResponse({ type: UnmergePreviewDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-merge`' })
  unmergePreview(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.unmerging.preview(me, id);
  }

  /** Takes back the newest merge: every row goes where it came from; what was made since stays, unless sent along. */
  @Post('unmerge')
  @Allow('patient.merge')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"` of this record' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: PatientsUnmergedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-merge`, `newer-merge`, `tied-since` or `merge-clash`' })
  unmerge(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: UnmergePatientsDto,
  ) {
    return this.unmerging.unmerge(me, id, version, what);
  }
}
