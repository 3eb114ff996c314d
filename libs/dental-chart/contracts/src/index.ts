export { ACT_KINDS, CHART, CHART_PROFILES, ENTRY_MODES, PARTIAL_DAY } from './dental-chart.values';
export type { ActKind, ChartProfile } from './dental-chart.values';
export type { EntryFault } from './entry-fault';
export type * from './dental-chart.dto';
export type * from './finding.dto';
export type * from './vocabulary.dto';
