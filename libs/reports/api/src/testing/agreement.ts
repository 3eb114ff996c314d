import type { SpecClinic } from '@cuspid/platform/testing';
import type { ReportKind } from '@cuspid/reports/contracts';
import type { ReportRowDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import { REPORT_SOURCES } from '../reports-sources';
import { ReportsService } from '../reports.service';

type Asked = Omit<ReportRowsFilter, 'limit' | 'cursor' | 'count'>;

/** All rows behind a figure, page by page. */
export async function allRows(
  clinic: SpecClinic,
  kind: ReportKind,
  { key, ...asked }: Asked,
  limit = 7,
): Promise<ReportRowDto[]> {
  const rows: ReportRowDto[] = [];
  let cursor: string | null = null;
  do {
    const filter: ReportRowsFilter = { ...asked, limit, ...(key && { key }), ...(cursor && { cursor }) };
    const page = await clinic.get(ReportsService).rows(kind, filter);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

const sum = (rows: readonly ReportRowDto[]): number => rows.reduce((all, { amount }) => all + amount, 0);

/**
 * Where a report and the rows behind it disagree, in words; nothing where they do not. Every figure, every cell and every point of
 * a series that opens rows is walked.
 */
export async function disagreements(
  clinic: SpecClinic,
  kind: ReportKind,
  days: { from: string; to: string },
): Promise<string[]> {
  const report = await clinic.get(ReportsService).of(kind, days);
  const rules = new Map(
    (REPORT_SOURCES.find((one) => one.kind === kind)?.rules ?? []).map((rule) => [String(rule.key), rule]),
  );
  const isAdded = (figure: string | null) => ['COUNT', 'SUM'].includes(rules.get(figure ?? '')?.as ?? '');
  const wrong: string[] = [];
  const compare = (what: string, told: unknown, rows: number): void =>
    void (told === rows || (told === null && rows === 0) || wrong.push(`${what}: ${String(told)}, its rows ${rows}`));

  for (const { key, numerator, denominator } of report.figures) {
    const rows = await allRows(clinic, kind, { ...days, figure: key });
    if (new Set(rows.map((row) => row.key)).size !== rows.length) wrong.push(`${key}: a row came twice`);
    compare(key, numerator, sum(rows));
    if (['MEAN', 'PERCENTILE'].includes(rules.get(key)?.as ?? '')) compare(`${key} of`, denominator, rows.length);
  }
  for (const table of report.tables)
    for (const { key, cells } of table.rows)
      for (const [n, { figure }] of table.columns.entries())
        if (figure && key !== null && isAdded(figure))
          compare(`${figure} of ${key}`, cells[n], sum(await allRows(clinic, kind, { ...days, figure, key })));
  for (const { lines } of report.series)
    for (const { figure, key, values } of lines)
      for (const [n, group] of report.groups.entries())
        if (figure && isAdded(figure) && values[n])
          compare(
            `${key} from ${group.from}`,
            values[n],
            sum(await allRows(clinic, kind, { from: group.from, to: group.to, figure })),
          );
  return wrong;
}
