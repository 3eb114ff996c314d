import { Body, Controller, Get, Header, Param, ParseIntPipe, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  AdvanceFindingDto,
  ChartDrawingFilter,
  ChartDto,
  ChartFilter,
  ChartPrintFilter,
  FindingDto,
  FindingFilter,
  RecordEntryDto,
  RecordedDto,
  VoidFindingDto,
} from '@cuspid/dental-chart/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { ChartService } from './chart.service';
import { DrawingService } from './drawing.service';
import { EntriesService } from './entries.service';
import { PrintService } from './print.service';
import { UndoService } from './undo.service';

@ApiTags('Dental chart')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or finding among those you may see' })
@Controller('patients/:id')
export class DentalChartController {
  constructor(
    private readonly charts: ChartService,
    private readonly drawings: DrawingService,
    private readonly prints: PrintService,
    private readonly entries: EntriesService,
    private readonly undos: UndoService,
  ) {}

  /** The mouth as of a day (today), as it was known at a moment (now): teeth, current findings, indices, version. */
  @Get('dental-chart')
  @Allow('chart.read')
  @ApiOkResponse({ type: ChartDto })
  chart(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ChartFilter) {
    return this.charts.chart(me, id, filter);
  }

  /** Findings, newest first; with `includeVoided` the whole history, rows that took others back among it. */
  @Get('dental-chart/findings')
  @Allow('chart.read')
  @ApiOkResponse({ type: pageOf(FindingDto) })
  findings(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: FindingFilter) {
    return this.charts.findings(me, id, filter);
  }

  /**
   * Records one act: a line of quick entry (`16 mod caries`) or findings. The answer reads it back. Send the `version`
   * you saw: what others have recorded since on the same place is answered with 409 and both sides.
   */
  @Post('dental-chart/entries')
  @Allow('chart.record')
  @ApiCreatedResponse({ type: RecordedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`chart-contradiction`, `not-current`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: '`entry-not-understood`, `impossible-state`' })
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() entry: RecordEntryDto) {
    return this.entries.record(me, id, entry);
  }

  /** Takes back the caller's own last act, as a new act. Fifty in a row at most; 409 if somebody built on it. */
  @Post('dental-chart/undo')
  @Allow('chart.record')
  @ApiCreatedResponse({ type: RecordedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-undo`, `built-upon`' })
  undo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.undos.undo(me, id);
  }

  /** Records again what the caller took back last, unless they recorded something since. */
  @Post('dental-chart/redo')
  @Allow('chart.record')
  @ApiCreatedResponse({ type: RecordedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-redo`, `built-upon`' })
  redo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.undos.redo(me, id);
  }

  /** Takes a finding back, with the reason. It stays in the history. */
  @Post('dental-chart/findings/:findingId/void')
  @Allow('chart.record')
  @ApiCreatedResponse({ type: RecordedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-current`' })
  void(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('findingId', ParseIntPipe) findingId: number,
    @Body() what: VoidFindingDto,
  ) {
    return this.entries.void(me, id, findingId, what);
  }

  /** Moves work on: planned → in progress → done, planned → referred, referred → done elsewhere. */
  @Post('dental-chart/findings/:findingId/advance')
  @Allow('chart.record')
  @ApiCreatedResponse({ type: RecordedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-current`' })
  advance(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('findingId', ParseIntPipe) findingId: number,
    @Body() to: AdvanceFindingDto,
  ) {
    return this.entries.advance(me, id, findingId, to);
  }

  /** The chart as a picture (SVG), the same drawing as on the screen. */
  @Get('dental-chart.svg')
  @Allow('chart.read')
  @Header('Content-Type', 'image/svg+xml')
  @ApiOkResponse({ content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  svg(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ChartDrawingFilter) {
    return this.drawings.svg(me, id, filter);
  }

  /** The chart for paper (PDF, A4): clinic, patient, alerts, drawing in vector, legend, findings. */
  @Get('dental-chart.pdf')
  @Allow('chart.read')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  pdf(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() filter: ChartPrintFilter,
  ): Promise<StreamableFile> {
    return this.prints.pdf(me, id, filter);
  }
}
