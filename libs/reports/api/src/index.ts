import { DentalIndex } from './epidemiology/dental-index';
import { DentalIndexDue } from './epidemiology/dental-index-due';
import { OrthoIndex } from './epidemiology/ortho-index';
import { ReportExport } from './export/report-export';
import { ReportDay } from './kept/report-day';
import { ReportRollup } from './kept/report-rollup';
import { ReportTally } from './kept/report-tally';
import { ReportTouch } from './kept/report-touch';

export { ReportExport } from './export/report-export';
export { ReportsModule } from './reports.module';
export { ReportsService } from './reports.service';

/** The tables of this domain. */
export const reportsEntities: (new () => object)[] = [
  DentalIndex,
  DentalIndexDue,
  OrthoIndex,
  ReportExport,
  ReportRollup,
  ReportDay,
  ReportTally,
  ReportTouch,
];
