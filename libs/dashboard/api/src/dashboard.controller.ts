import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DashboardDto, DashboardFilter } from '@cuspid/dashboard/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { DashboardService } from './dashboard.service';

@ApiTags('Dashboard')
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  /** What you have to do now: the lists of your role, each with how many there are and the first of them. A list that fails leaves the others as they are. */
  @Get()
  @Allow('account.self')
  @ApiOkResponse({ type: DashboardDto })
  mine(@Me() me: Actor, @Query() filter: DashboardFilter): Promise<DashboardDto> {
    return this.dashboard.of(me, filter);
  }
}
