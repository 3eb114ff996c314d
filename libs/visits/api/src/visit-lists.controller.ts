import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf } from '@cuspid/platform/contracts/dto';
import {
  FiguresFilter,
  UpcomingFilter,
  VisitCoursesDto,
  VisitCoursesFilter,
  VisitDto,
  VisitFiguresDto,
} from '@cuspid/visits/contracts/dto';
import { VisitCourses } from './visit-courses';
import { VisitStats } from './visit-stats';
import { VisitsService } from './visits.service';

@ApiTags('Visits')
@Controller('visits')
export class VisitListsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly stats: VisitStats,
    private readonly courses: VisitCourses,
  ) {}

  /** Today's visits in the clinic's zone, by start; of those one may see. */
  @Get('today')
  @Allow('visit.read')
  @ApiOkResponse({ type: pageOf(VisitDto) })
  today(@Me() me: Actor, @Query() filter: PageFilter) {
    return this.visits.list(me, { ...filter, isBooked: true });
  }

  /** What is still booked from now on, for a week unless told; of those one may see. */
  @Get('upcoming')
  @Allow('visit.read')
  @ApiOkResponse({ type: pageOf(VisitDto) })
  upcoming(@Me() me: Actor, @Query() filter: UpcomingFilter) {
    return this.visits.upcoming(me, filter);
  }

  /** What became of the visits of a week, a month or a year, beside the one before. Every number has its list: `GET /api/visits`. */
  @Get('stats')
  @Allow('visit.read')
  @ApiOkResponse({ type: VisitFiguresDto })
  figures(@Me() me: Actor, @Query() filter: FiguresFilter) {
    return this.stats.figures(me, filter);
  }

  /** How a patient's visits went on in the clinic: when they waited, were called, were treated and left. */
  @Get('courses')
  @Allow('visit.read')
  @ApiOkResponse({ type: VisitCoursesDto })
  course(@Me() me: Actor, @Query() { patientId }: VisitCoursesFilter) {
    return this.courses.of(me, patientId);
  }
}
