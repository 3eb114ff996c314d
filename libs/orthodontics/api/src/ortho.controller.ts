import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  OrthoControlDto,
  OrthoControlFilter,
  OrthoExamDto,
  OrthoExamFilter,
  OrthoFieldsDto,
  OrthoVersionDto,
  OrthoVersionFilter,
  RecordControlDto,
  VoidOrthoDto,
} from '@cuspid/orthodontics/contracts/dto';
import { Allow, Costly, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { OrthoControls } from './ortho-controls.service';
import { OrthoExams } from './ortho-exams.service';
import { OrthoPrint } from './ortho-print.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;
const ONCE = { name: 'Idempotency-Key', required: false } as const;

@ApiTags('Orthodontics')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient, exam or control among those you may see' })
@Controller('patients/:id/dental-chart/ortho')
export class OrthoController {
  constructor(
    private readonly exams: OrthoExams,
    private readonly controls: OrthoControls,
    private readonly prints: OrthoPrint,
  ) {}

  /** Exams, newest first, each with IOTN and PAR as they follow from what was measured. */
  @Get('exams')
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(OrthoExamDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: OrthoExamFilter) {
    return this.exams.list(me, id, filter);
  }

  /** Begins an exam; it is a draft until it is finished. */
  @Post('exams')
  @Allow('chart.record')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: OrthoExamDto })
  begin(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() fields: OrthoFieldsDto) {
    return this.exams.begin(me, id, fields);
  }

  /** An exam for paper (PDF, A4). */
  @Get('exams/:examId.pdf')
  @Allow('chart.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
  ): Promise<StreamableFile> {
    return this.prints.pdf(me, id, examId);
  }

  /** One exam. Its ETag is what a save has to send. */
  @Get('exams/:examId')
  @Allow('chart.read')
  @ApiOkResponse({ type: OrthoExamDto })
  exam(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('examId', ParseIntPipe) examId: number) {
    return this.exams.read(me, id, examId);
  }

  /** What an exam said after each of its saves, the last first. */
  @Get('exams/:examId/versions')
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(OrthoVersionDto) })
  versions(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @Query() filter: OrthoVersionFilter,
  ) {
    return this.exams.versions(me, id, examId, filter);
  }

  /** Saves an exam whole: what is left out is empty. What it said before stays as a version. */
  @Put('exams/:examId')
  @Allow('chart.record')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: OrthoExamDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`ortho-voided`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`ortho-exam-incomplete` of a finished exam' })
  save(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
    @Body() fields: OrthoFieldsDto,
  ) {
    return this.exams.save(me, id, examId, version, fields);
  }

  /** Finishes an exam. It can still be corrected, and every correction is kept. */
  @Post('exams/:examId/finish')
  @Allow('chart.record')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: OrthoExamDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`ortho-exam-finished`, `ortho-voided`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`ortho-exam-incomplete`' })
  finish(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @IfMatch() version: number,
  ) {
    return this.exams.finish(me, id, examId, version);
  }

  /** Takes an exam back, with the reason. */
  @Post('exams/:examId/void')
  @Allow('chart.record')
  @HttpCode(200)
  @ApiOkResponse({ type: OrthoExamDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`ortho-voided`' })
  voidExam(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('examId', ParseIntPipe) examId: number,
    @Body() what: VoidOrthoDto,
  ) {
    return this.exams.void(me, id, examId, what);
  }

  /** Controls at the chair, newest first: wires, ligatures, what was done, when the next is due. */
  @Get('controls')
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(OrthoControlDto) })
  done(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: OrthoControlFilter) {
    return this.controls.list(me, id, filter);
  }

  /** Notes a control. It is never changed: a wrong one is taken back, and noted again. */
  @Post('controls')
  @Allow('chart.record')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: OrthoControlDto })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordControlDto) {
    return this.controls.record(me, id, what);
  }

  /** Takes a control back, with the reason. */
  @Post('controls/:controlId/void')
  @Allow('chart.record')
  @HttpCode(200)
  @ApiOkResponse({ type: OrthoControlDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`ortho-voided`' })
  voidControl(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('controlId', ParseIntPipe) controlId: number,
    @Body() what: VoidOrthoDto,
  ) {
    return this.controls.void(me, id, controlId, what);
  }
}
