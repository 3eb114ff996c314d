import { httpResource } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import { problemOf, rereads } from '@cuspid/platform/web';
import type { ReportDto, ReportKind } from '@cuspid/reports/contracts';

/** One's own work: a report, and whose it is. */
export type ShownReportDto = Omit<ReportDto, 'kind'> & {
  kind: ReportKind | 'own';
  person?: { id: number; name: string; role: string };
};

/**
 * A report, read anew when what is asked changes. Another period keeps what was shown until the new figures are there;
 * another report does not. Needs an injection context.
 */
export function readReport(kind: () => ReportKind | 'own' | null, params: () => Record<string, string>) {
  const read = httpResource<ShownReportDto>(() => {
    const asked = kind();
    return asked ? { url: `/api/reports/${asked}`, params: params() } : undefined;
  });
  const report = linkedSignal<{ now: ShownReportDto | null; of: string | null }, ShownReportDto | null>({
    source: () => ({ now: read.hasValue() ? read.value() : null, of: kind() }),
    computation: ({ now, of }, before) => now ?? (before?.source.of === of ? before.value : null),
  });
  return {
    report: report.asReadonly(),
    problem: computed(() => (read.error() ? problemOf(read.error()) : null)),
    isOld: computed(() => read.isLoading() && report() !== null),
    reload: rereads(read),
  };
}

/** Whether nothing at all happened in the days of a report. */
export const isEmpty = ({ figures, tables }: Pick<ReportDto, 'figures' | 'tables'>): boolean =>
  figures.every(({ value }) => !value) &&
  tables.every(({ rows }) => rows.every(({ cells }) => cells.slice(1).every((cell) => !cell)));
