import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Costly } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ReportDto, ReportFilter, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { ReportsService } from './reports.service';

const NONE = { type: ProblemDto, description: '`no-such-figure`' } as const;

@ApiTags('Reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** What became of the visits and how long their stages took, over days of the clinic. */
  @Get('visits')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  visits(@Query() filter: ReportFilter) {
    return this.reports.of('visits', filter);
  }

  /** The visits or stays behind a figure of the visits' report. */
  @Get('visits/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  visitsRows(@Query() filter: ReportRowsFilter) {
    return this.reports.rows('visits', filter);
  }
}
