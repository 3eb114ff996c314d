import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  TimelineCountFilter,
  TimelineCountsDto,
  TimelineEntryDto,
  TimelineFilter,
} from '@cuspid/patients/contracts/dto';
import { TimelineService } from './timeline.service';

@ApiTags('Patients')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/timeline')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  /** Everything that happened to a patient, newest first: each part of it for whoever may read that part. */
  @Get()
  @Allow('patient.read')
  @ApiOkResponse({ type: pageOf(TimelineEntryDto) })
  page(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: TimelineFilter) {
    return this.timeline.page(me, id, filter);
  }

  /** How many entries of each kind there are for you, and the teeth that were charted. */
  @Get('counts')
  @Allow('patient.read')
  @ApiOkResponse({ type: TimelineCountsDto })
  counts(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: TimelineCountFilter) {
    return this.timeline.counts(me, id, filter);
  }
}
