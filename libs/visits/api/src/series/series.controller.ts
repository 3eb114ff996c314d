import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  BookSeriesDto,
  MoveSeriesDto,
  MoveSeriesFilter,
  SeriesActDto,
  SeriesDatesDto,
  SeriesDto,
  SeriesFilter,
  VisitReasonDto,
} from '@cuspid/visits/contracts/dto';
import { MovingSeries } from './moving-series';
import { SeriesBooking } from './series-booking';
import { SeriesDates } from './series-dates';
import { SeriesService } from './series.service';
import { SeriesUndo } from './series-undo';

@ApiTags('Visits')
@Controller('visits/series')
export class SeriesController {
  constructor(
    private readonly booking: SeriesBooking,
    private readonly dates: SeriesDates,
  ) {}

  /** The dates of a series before it is booked: each free or not and why, and the nearest free time instead. */
  @Get('dates')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: SeriesDatesDto })
  preview(@Me() me: Actor, @Query() filter: SeriesFilter) {
    return this.dates.of(me, filter);
  }

  /** Books the visits of a series: all, or none. */
  @Post()
  @Allow('visit.schedule')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SeriesDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`series-not-free` (which dates, in `conflict`), `not-a-provider` or `no-such-chair`',
  })
  book(@Me() me: Actor, @Body() what: BookSeriesDto) {
    return this.booking.book(me, what);
  }
}

const NO_SERIES = '`no-series`';

@ApiTags('Visits')
@Controller('visits/:id/series')
export class MemberController {
  constructor(
    private readonly series: SeriesService,
    private readonly moving: MovingSeries,
    private readonly undoing: SeriesUndo,
  ) {}

  /** The visits that were booked together with this one. */
  @Get()
  @Allow('visit.read')
  @ApiOkResponse({ type: SeriesDto })
  @ApiConflictResponse({ type: ProblemDto, description: NO_SERIES })
  of(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.series.of(me, id);
  }

  /** What moving this visit and the following would do, one by one. */
  @Get('move')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: SeriesActDto })
  @ApiConflictResponse({ type: ProblemDto, description: NO_SERIES })
  preview(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() what: MoveSeriesFilter) {
    return this.moving.preview(me, id, what);
  }

  /** Moves this visit, and the following by as much; those that cannot go stand, and it is said. */
  @Post('move')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: SeriesActDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: `${NO_SERIES}, or, of this visit itself, \`slot-taken\`, \`time-closed\`, \`time-happens-twice\`, \`visit-state\``,
  })
  move(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: MoveSeriesDto) {
    return this.moving.move(me, id, what);
  }

  /** Cancels this visit and the following. */
  @Post('cancel')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: SeriesActDto })
  @ApiConflictResponse({ type: ProblemDto, description: NO_SERIES })
  cancel(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() why: VisitReasonDto) {
    return this.series.cancel(me, id, why);
  }

  /** Takes back, as a whole, what was last done to this visit and others in one act, for ten minutes. */
  @Post('undo')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: SeriesActDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-visit-undo`, `slot-taken` or `in-the-queue`' })
  undo(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.undoing.undo(me, id);
  }
}
