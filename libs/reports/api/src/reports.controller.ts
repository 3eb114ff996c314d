import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ReportDto, ReportFilter, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { ReportsService } from './reports.service';
import { RowsOpening } from './rows-opening';

const NONE = { type: ProblemDto, description: '`no-such-figure`' } as const;

@ApiTags('Reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly opening: RowsOpening,
  ) {}

  /** The clinic at a glance over days of it, at most 366, each figure with what it was over as many days before. */
  @Get('overview')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  overview(@Query() filter: ReportFilter) {
    return this.reports.of('overview', filter);
  }

  /** The rows behind a figure of the overview; their amounts add up to it. */
  @Get('overview/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  overviewRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'overview', filter);
  }

  /** What became of the visits and how long their stages took. */
  @Get('visits')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  visits(@Query() filter: ReportFilter) {
    return this.reports.of('visits', filter);
  }

  /** The visits or stays behind a figure of the visits’ report. */
  @Get('visits/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  visitsRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'visits', filter);
  }

  /** What clinicians did: visits, use of the chairs, overrun, missed visits, unsigned notes and what was billed. */
  @Get('providers')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  providers(@Query() filter: ReportFilter) {
    return this.reports.of('providers', filter);
  }

  /** What is behind a figure of all clinicians or, with `key`, of one. */
  @Get('providers/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  providersRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'providers', filter);
  }
}
