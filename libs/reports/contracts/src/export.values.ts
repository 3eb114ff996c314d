/** What a report can be taken away as. */
export const EXPORT_FORMATS = ['CSV', 'XLSX', 'PDF'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** STOPPED: whoever took it left before its end. */
export const EXPORT_STATES = ['RUNNING', 'DONE', 'STOPPED', 'FAILED'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const REPORT_EXPORT = {
  /** Rows a paper shows at most; a spreadsheet has no such end. */
  paperRowsMax: 2_000,
  kindMax: 20,
} as const;
