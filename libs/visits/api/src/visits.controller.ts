import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf } from '@cuspid/platform/contracts/dto';
import { VisitDto, VisitFilter } from '@cuspid/visits/contracts/dto';
import { VisitsService } from './visits.service';

@ApiTags('Visits')
@Controller('visits')
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  /** Visits by start; without a period, today's in the clinic's zone. */
  @Get()
  @Allow('visit.read')
  @ApiOkResponse({ type: pageOf(VisitDto) })
  list(@Me() me: Actor, @Query() filter: VisitFilter) {
    return this.visits.list(me, filter);
  }
}
