import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { DentalChart } from './dental-chart';

export { ChartAct } from './chart-act';
export { ChartFinding } from './chart-finding';
export { columnsOf, type NewRow } from './chart-rows';
export { ChartService } from './chart.service';
export { DentalChart } from './dental-chart';
export { DentalChartModule } from './dental-chart.module';
export { EntriesService } from './entries.service';

/** The tables of this domain. */
export const dentalChartEntities = [DentalChart, ChartAct, ChartFinding];
