import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import {
  CloseDayDto,
  DayCloseDto,
  DayCloseFilter,
  DayCloseSummaryDto,
  DaySummaryDto,
  DaySummaryFilter,
  OpenDrawerFilter,
  OpenDrawersDto,
} from '@cuspid/payment-records/contracts/dto';
import { Allow, Costly, Me, NeedsKey, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import { DayCloses } from './day-closes.service';
import { DayClosing } from './day-closing.service';
import { DaySummaries } from './day-summary.service';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Payments')
@Controller('payment-records/day-close')
export class DayClosesController {
  constructor(
    private readonly closing: DayClosing,
    private readonly closes: DayCloses,
    private readonly summaries: DaySummaries,
  ) {}

  /** Closes, the newest first: one's own, for administrators everybody's. */
  @Get()
  @Allow('payment.closeDay')
  @ApiOkResponse({ type: pageOf(DayCloseSummaryDto) })
  page(@Me() me: Actor, @Query() filter: DayCloseFilter) {
    return this.closes.page(me, filter);
  }

  /** What stands open in a drawer, each currency for itself: one's own, or for administrators anybody's. */
  @Get('open')
  @Allow('payment.closeDay')
  @ApiOkResponse({ type: OpenDrawersDto })
  open(@Me() me: Actor, @Query() { cashierId }: OpenDrawerFilter) {
    return this.closing.open(me, cashierId);
  }

  /** A day's money over the cashiers one may see: by method, what is still open, and the closes signed on it. */
  @Get('day')
  @Allow('payment.closeDay')
  @ApiOkResponse({ type: DaySummaryDto })
  day(@Me() me: Actor, @Query() { date }: DaySummaryFilter) {
    return this.summaries.of(me, date);
  }

  /**
   * Closes a drawer: all that stands open in one currency, counted by method and signed with one's password. What is posted
   * later belongs to the next close.
   */
  @Post()
  @Allow('payment.closeDay')
  @NeedsKey()
  @ApiCreatedResponse({ type: DayCloseDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`nothing-to-close`, `drawer-changed`' })
  @ApiTooManyRequestsResponse({ type: ProblemDto, description: 'The password was wrong too often' })
  close(@Me() me: Actor, @Body() what: CloseDayDto) {
    return this.closing.close(me, what);
  }

  /** A close as it was signed, and whether it still is. */
  @Get(':id')
  @Allow('payment.closeDay')
  @ApiOkResponse({ type: DayCloseDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such close among those you may see' })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.closes.one(me, id);
  }

  /** The close on paper (PDF, A4), with its lines. */
  @Get(':id/close.pdf')
  @Allow('payment.closeDay')
  @Costly('pdf', 30)
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such close among those you may see' })
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  pdf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return this.closes.pdf(me, id);
  }
}
