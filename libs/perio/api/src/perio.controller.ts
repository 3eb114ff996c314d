import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  ComparePerioFilter,
  ConfirmPerioDto,
  PerioComparisonDto,
  PerioExamDto,
  PerioExamFilter,
  PerioExamLineDto,
  PerioVersionDto,
  PerioVersionFilter,
  PerioVersionsFilter,
  SavePerioDto,
  StartPerioDto,
  VoidPerioDto,
} from '@cuspid/perio/contracts/dto';
import { Allow, Costly, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { PerioExams } from './perio-exams.service';
import { PerioPrint } from './perio-print.service';
import { PerioRecording } from './perio-recording.service';

const SEEN = { name: 'If-Match', required: true, description: '`"<version>"` of the exam' } as const;
const REFUSED = {
  type: ProblemDto,
  description: '`perio-finished`, `perio-not-finished`, `perio-voided`, `perio-too-long`',
};

@ApiTags('Perio')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or exam among those you may see' })
@Controller('patients/:id/dental-chart/perio')
export class PerioController {
  constructor(
    private readonly exams: PerioExams,
    private readonly recording: PerioRecording,
    private readonly prints: PerioPrint,
  ) {}

  /** The patient's exams, newest first: bleeding, plaque and pockets with what they are shares of. */
  @Get()
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(PerioExamLineDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: PerioExamFilter) {
    return this.exams.list(me, id, filter);
  }

  /** Begins an exam: six sites a tooth, or a screening (BPE). Teeth the chart says are missing are left out. */
  @Post()
  @Allow('chart.record')
  @ApiCreatedResponse({ type: PerioExamDto })
  start(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: StartPerioDto) {
    return this.recording.start(me, id, what);
  }

  /** Two exams site by site: better, worse, or within what probing may be off by. */
  @Get('compare')
  @Allow('chart.read')
  @ApiOkResponse({ type: PerioComparisonDto })
  compare(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() which: ComparePerioFilter) {
    return this.exams.compare(me, id, which);
  }

  /** An exam for paper (PDF, A4): the graph, the figures with what they are of, and who recorded it. */
  @Get(':examId.pdf')
  @Allow('chart.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @Query() filter: PerioVersionFilter,
  ): Promise<StreamableFile> {
    return this.prints.pdf(me, id, examId, filter);
  }

  /** One exam with its figures and the sites that made them, a proposal with its reasons, and its sextants. */
  @Get(':examId')
  @Allow('chart.read')
  @ApiOkResponse({ type: PerioExamDto })
  one(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @Query() filter: PerioVersionFilter,
  ) {
    return this.exams.one(me, id, examId, filter);
  }

  /** Saves all of an exam as it now is; every save is kept. A finished exam is corrected so, with `reason`. */
  @Put(':examId')
  @Allow('chart.record')
  @ApiHeader(SEEN)
  @ApiOkResponse({ type: PerioExamDto })
  @ApiConflictResponse(REFUSED)
  save(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
    @Body() what: SavePerioDto,
  ) {
    return this.recording.save(me, id, examId, version, what);
  }

  /** Every save of an exam, newest first: who, when and why. */
  @Get(':examId/versions')
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(PerioVersionDto) })
  versions(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @Query() filter: PerioVersionsFilter,
  ) {
    return this.exams.versions(me, id, examId, filter);
  }

  /** Closes an exam: from now on it is corrected, with a reason. */
  @Post(':examId/finish')
  @Allow('chart.record')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @ApiOkResponse({ type: PerioExamDto })
  @ApiConflictResponse(REFUSED)
  finish(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
  ) {
    return this.recording.finish(me, id, examId, version);
  }

  /** What the clinician says it is, with who and when. The proposal only proposes. */
  @Post(':examId/diagnosis')
  @Allow('chart.cosign')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @ApiOkResponse({ type: PerioExamDto })
  @ApiConflictResponse(REFUSED)
  confirm(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
    @Body() what: ConfirmPerioDto,
  ) {
    return this.recording.confirm(me, id, examId, version, what);
  }

  /** Takes an exam back, with the reason. It stays in the record. */
  @Post(':examId/void')
  @Allow('chart.record')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @ApiOkResponse({ type: PerioExamDto })
  @ApiConflictResponse(REFUSED)
  void(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
    @Body() what: VoidPerioDto,
  ) {
    return this.recording.void(me, id, examId, version, what);
  }
}
