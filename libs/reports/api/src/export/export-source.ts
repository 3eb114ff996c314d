import type { ReportFrameDto, ReportRowsDto } from '@cuspid/reports/contracts/dto';

/** A report that is taken away: a clinic's, or somebody's own. */
export interface ToldReport extends ReportFrameDto {
  kind: string;
}

/** What is taken away, told by whoever knows it: some reports, and the pages of rows behind one figure. */
export interface ExportSource {
  /** A kind of report, `own`, or `all`. */
  kind: string;
  /** The figure whose rows are wanted; without one the reports themselves. */
  figure: string | null;
  reports(): Promise<readonly ToldReport[]>;
  rows(page: { limit: number; cursor?: string; count?: boolean }): Promise<ReportRowsDto>;
}

/** The reports of a source: one at least. */
export async function reportsOf(source: ExportSource): Promise<readonly [ToldReport, ...ToldReport[]]> {
  const [first, ...rest] = await source.reports();
  if (!first) throw new Error(`there is no report of ${source.kind}`);
  return [first, ...rest];
}
