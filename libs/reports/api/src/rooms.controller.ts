import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ReportDto, ReportFilter, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { ReportsService } from './reports.service';
import { RowsOpening } from './rows-opening';

const NONE = { type: ProblemDto, description: '`no-such-figure`' } as const;

/** The reports of single rooms of the clinic. */
@ApiTags('Reports')
@Controller('reports')
export class RoomsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly opening: RowsOpening,
  ) {}

  /** Who the clinic’s patients are, who came new and who was active, over days of the clinic. */
  @Get('patients')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  patients(@Query() filter: ReportFilter) {
    return this.reports.of('patients', filter);
  }

  /** The patients behind a figure. */
  @Get('patients/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  patientsRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'patients', filter);
  }

  /** What was done, planned and charged, by kind and by clinician, over days of the clinic. */
  @Get('procedures')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  procedures(@Query() filter: ReportFilter) {
    return this.reports.of('procedures', filter);
  }

  /** The procedures behind a figure. */
  @Get('procedures/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  proceduresRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'procedures', filter);
  }

  /** What is out, low or expiring, and what was used and lost, over days of the clinic. */
  @Get('inventory')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  inventory(@Query() filter: ReportFilter) {
    return this.reports.of('inventory', filter);
  }

  /** The items, lots or movements behind a figure. */
  @Get('inventory/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  inventoryRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'inventory', filter);
  }

  /** What was charged, collected, refunded and is open, over days of the clinic. */
  @Get('payments')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  payments(@Query() filter: ReportFilter) {
    return this.reports.of('payments', filter);
  }

  /** The lines of the ledger behind a figure. */
  @Get('payments/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  paymentsRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'payments', filter);
  }

  /** Cases, what was handed in and decided, and how long a sign-off took, over days of the clinic. */
  @Get('teaching')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  teaching(@Query() filter: ReportFilter) {
    return this.reports.of('teaching', filter);
  }

  /** The cases, tasks or versions behind a figure. */
  @Get('teaching/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  teachingRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'teaching', filter);
  }

  /** Decayed, missing and filled teeth and the need for orthodontic treatment by age group; groups of fewer than five are hidden. */
  @Get('epidemiology')
  @Allow('report.read')
  @Costly('report', 120)
  @ApiOkResponse({ type: ReportDto })
  epidemiology(@Query() filter: ReportFilter) {
    return this.reports.of('epidemiology', filter);
  }

  /** The patients behind a figure; of a hidden group none. */
  @Get('epidemiology/rows')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRowsDto })
  @ApiNotFoundResponse(NONE)
  epidemiologyRows(@Me() me: Actor, @Query() filter: ReportRowsFilter) {
    return this.opening.of(me, 'epidemiology', filter);
  }
}
