export type * from './own.dto';
export type * from './export.dto';
export { EXPORT_FORMATS, EXPORT_STATES, REPORT_EXPORT } from './export.values';
export type { ExportFormat, ExportState } from './export.values';
export type * from './report.dto';
export { FIGURES, meaningOf } from './figures';
export type { FigureKey, FigureMeaning } from './figures';
export {
  COLUMN_UNITS,
  groupOf,
  presetDays,
  REPORT_GROUPINGS,
  REPORT_KINDS,
  REPORT_PRESETS,
  REPORT_UNITS,
  REPORTS,
  ROW_TARGETS,
} from './reports.values';
export type { ColumnUnit, ReportGrouping, ReportKind, ReportPreset, ReportUnit, RowTarget } from './reports.values';
export { changeOf, valueText } from './words';
export type { Change, Direction } from './words';
