import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  RecallDto,
  RecallExportFilter,
  RecallFilter,
  RecallStatsDto,
  RecordAttemptDto,
} from '@cuspid/recalls/contracts/dto';
import { RecallCalls } from './recall-calls.service';
import { RecallExport } from './recall-export';
import { RecallList } from './recall-list';

const claimed = { type: ProblemDto, description: '`recall-claimed`, `recall-do-not-contact`, `recall-not-open`' };

@ApiTags('Recalls')
@Controller('recalls')
export class RecallsController {
  constructor(
    private readonly recalls: RecallList,
    private readonly calls: RecallCalls,
    private readonly exports: RecallExport,
  ) {}

  /** Who is to be called in: those who have waited longest first. */
  @Get()
  @Allow('recall.read')
  @ApiOkResponse({ type: pageOf(RecallDto) })
  list(@Me() me: Actor, @Query() filter: RecallFilter) {
    return this.recalls.list(me, filter);
  }

  /** How many there are in each state. */
  @Get('stats')
  @Allow('recall.read')
  @ApiOkResponse({ type: RecallStatsDto })
  stats(@Me() me: Actor) {
    return this.recalls.stats(me);
  }

  /** The selection as a file, at most 10,000; the last line says if there were more. */
  @Get('export.csv')
  @Allow('patient.export')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@Me() me: Actor, @Query() filter: RecallExportFilter): Promise<StreamableFile> {
    return this.exports.csv(me, filter);
  }

  /** “I am calling”: for ten minutes nobody else does. A second one is told who it is (409). */
  @Post(':id/claim')
  @Allow('recall.work')
  @HttpCode(200)
  @ApiOkResponse({ type: RecallDto })
  @ApiConflictResponse(claimed)
  claim(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.calls.claim(me, id);
  }

  /** Gives up one’s own claim. */
  @Post(':id/release')
  @Allow('recall.work')
  @HttpCode(200)
  @ApiOkResponse({ type: RecallDto })
  release(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.calls.release(me, id);
  }

  /** Notes a call, a letter or a message, and what came of it. */
  @Post(':id/attempts')
  @Allow('recall.work')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: RecallDto })
  @ApiConflictResponse(claimed)
  record(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: RecordAttemptDto) {
    return this.calls.record(me, id, what);
  }

  /** Takes back the last try, for ten minutes. */
  @Post(':id/undo')
  @Allow('recall.work')
  @HttpCode(200)
  @ApiOkResponse({ type: RecallDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-recall-undo`' })
  undo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.calls.undo(me, id);
  }
}
