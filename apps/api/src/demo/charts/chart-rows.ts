import type { ChartAct, ChartCosign, ChartFinding, DentalChart } from '@cuspid/dental-chart/api';
import type { Columns } from '../rows';

export type ChartRow = Columns<DentalChart>;
export type ActRow = Columns<ChartAct>;
export type FindingRow = Columns<ChartFinding>;
export type CosignRow = Columns<ChartCosign>;
