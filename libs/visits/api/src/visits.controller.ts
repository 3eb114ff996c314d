import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  BookVisitDto,
  CalendarDto,
  CalendarFilter,
  ChangeVisitDto,
  MonthDto,
  MonthFilter,
  OpeningFilter,
  OpeningsDto,
  VisitDetailDto,
  VisitDto,
  VisitFilter,
} from '@cuspid/visits/contracts/dto';
import { BookingsService } from './booking/bookings.service';
import { Openings } from './booking/openings';
import { Calendar } from './calendar';
import { VisitStatesService } from './visit-states.service';
import { VisitsService } from './visits.service';

const TAKEN =
  '`slot-taken` (who or what, in `conflict`), `time-closed`, `time-happens-twice`, `not-a-provider`, `no-such-chair` or `visit-state`';

@ApiTags('Visits')
@Controller('visits')
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly bookings: BookingsService,
    private readonly states: VisitStatesService,
    private readonly openings: Openings,
    private readonly calendar: Calendar,
  ) {}

  /** Visits by start; without a period, today's in the clinic's zone. */
  @Get()
  @Allow('visit.read')
  @ApiOkResponse({ type: pageOf(VisitDto) })
  list(@Me() me: Actor, @Query() filter: VisitFilter) {
    return this.visits.list(me, filter);
  }

  /** Books a visit: by an instant, or by the clinic's clock. Nobody and nothing is ever in two places. */
  @Post()
  @Allow('visit.schedule')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: TAKEN })
  book(@Me() me: Actor, @Body() what: BookVisitDto) {
    return this.bookings.book(me, what);
  }

  /** The next times that are free, within the clinic's hours. */
  @Get('openings')
  @Allow('visit.schedule')
  @ApiOkResponse({ type: OpeningsDto })
  free(@Query() filter: OpeningFilter) {
    return this.openings.find(filter);
  }

  /** Some days as a calendar draws them: hours, visits and what is blocked out. */
  @Get('calendar')
  @Allow('visit.read')
  @ApiOkResponse({ type: CalendarDto })
  days(@Me() me: Actor, @Query() filter: CalendarFilter) {
    return this.calendar.of(me, filter);
  }

  /** How much is booked on each day of a month. */
  @Get('month')
  @Allow('visit.read')
  @ApiOkResponse({ type: MonthDto })
  month(@Me() me: Actor, @Query() filter: MonthFilter) {
    return this.calendar.month(me, filter);
  }

  /** One visit, with what happened to it. */
  @Get(':id')
  @Allow('visit.read')
  @ApiOkResponse({ type: VisitDetailDto })
  one(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.one(me, id);
  }

  /** Changes a visit that is still booked. Null clears; who moved it is in its history. */
  @Patch(':id')
  @Allow('visit.schedule')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: TAKEN })
  change(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: ChangeVisitDto,
  ) {
    return this.bookings.change(me, id, what, version);
  }

  /** Deletes a visit that never took place. */
  @Delete(':id')
  @Allow('visit.delete')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`visit-completed`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.states.remove(me, id);
  }

  /** Moves a visit to another time, provider or chair, wherever it stands now. */
  @Post(':id/reschedule')
  @Allow('visit.schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: VisitDetailDto })
  @ApiConflictResponse({ type: ProblemDto, description: TAKEN })
  reschedule(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ChangeVisitDto) {
    return this.bookings.change(me, id, what);
  }
}
