import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { BlockedVisits } from './block-outs/blocked-visits';
import { BlockOutsController } from './block-outs/block-outs.controller';
import { BlockOutsService } from './block-outs/block-outs.service';
import { BookingsService } from './booking/bookings.service';
import { OpeningHours } from './booking/opening-hours';
import { Openings } from './booking/openings';
import { Room } from './booking/room';
import { Slots } from './booking/slots';
import { VisitTurns } from './booking/visit-turns';
import { When } from './booking/when';
import { Calendar } from './calendar';
import { VisitDashboardCards } from './dashboard-cards';
import { FeedCalendar } from './feed/feed-calendar';
import { FeedsController } from './feed/feeds.controller';
import { FeedsService } from './feed/feeds.service';
import { PlannedProcedures } from './procedures/planned';
import { MovingSeries } from './series/moving-series';
import { SeriesBooking } from './series/series-booking';
import { SeriesDates } from './series/series-dates';
import { MemberController, SeriesController } from './series/series.controller';
import { SeriesService } from './series/series.service';
import { SeriesUndo } from './series/series-undo';
import { ShortNoticeClosing } from './short-notice/short-notice-closing';
import { ShortNoticeMatches } from './short-notice/short-notice-matches';
import { ShortNoticeOffers } from './short-notice/short-notice-offers';
import { ShortNoticeParts } from './short-notice/short-notice-parts';
import { ShortNoticeRows } from './short-notice/short-notice-rows';
import { ShortNoticeController } from './short-notice/short-notice.controller';
import { ShortNoticeService } from './short-notice/short-notice.service';
import { VisitAttendance } from './visit-attendance';
import { VisitCourses } from './visit-courses';
import { VisitGuards } from './visit-guards';
import { VisitLast } from './visit-last';
import { VisitListsController } from './visit-lists.controller';
import { VisitNews } from './visit-news';
import { VisitParts } from './visit-parts';
import { VisitReach } from './visit-reach';
import { VisitRows } from './visit-rows';
import { VisitStatesController } from './visit-states.controller';
import { VisitStatesService } from './visit-states.service';
import { VisitStats } from './visit-stats';
import { VisitTimeline } from './visit-timeline';
import { VisitsAhead } from './visits-ahead';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';

@Module({
  imports: [DashboardModule, PatientsModule, UsersModule],
  controllers: [
    FeedsController,
    ShortNoticeController,
    VisitListsController,
    BlockOutsController,
    SeriesController,
    VisitsController,
    VisitStatesController,
    MemberController,
  ],
  providers: [
    BlockedVisits,
    BlockOutsService,
    BookingsService,
    Calendar,
    FeedCalendar,
    FeedsService,
    MovingSeries,
    OpeningHours,
    Openings,
    PlannedProcedures,
    Room,
    SeriesBooking,
    SeriesDates,
    SeriesService,
    SeriesUndo,
    ShortNoticeClosing,
    ShortNoticeMatches,
    ShortNoticeOffers,
    ShortNoticeParts,
    ShortNoticeRows,
    ShortNoticeService,
    Slots,
    VisitAttendance,
    VisitCourses,
    VisitDashboardCards,
    VisitGuards,
    VisitLast,
    VisitNews,
    VisitParts,
    VisitReach,
    VisitRows,
    VisitStatesService,
    VisitStats,
    VisitsAhead,
    VisitTimeline,
    VisitTurns,
    VisitsService,
    When,
  ],
  exports: [Slots, VisitCourses, VisitGuards, VisitNews, VisitReach, VisitTurns, VisitsService],
})
export class VisitsModule {}
