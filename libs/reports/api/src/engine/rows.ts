import { cursorOf, DomainError, limitOf, pageFrom, placeOf } from '@cuspid/platform/api';
import { REPORT_UNITS } from '@cuspid/reports/contracts';
import type { ReportCell, ReportRowDto, ReportRowsDto, ReportRowsFilter } from '@cuspid/reports/contracts/dto';
import type { Facts, Only, Reading } from './facts';
import { addsAmount, type FigureRule } from './figure-rule';
import { asked, factsOf, selectOf, type Within } from './live';
import type { ReportReader } from './report-reader';
import { sql, type Sql } from './sql';

/** The report has no figure of that name whose rows could be opened. */
export class NoSuchFigure extends DomainError {
  readonly code = 'no-such-figure';
  readonly status = 404;
  constructor() {
    super('This report has no such figure.');
  }
}

interface Found {
  id: string | number;
  at: Date | string | null;
  amount: string | number | null;
  patientId: number | null;
  patientName: string | null;
  patientCode: string | null;
  linkId: number | null;
  [cell: `c${number}`]: ReportCell | Date;
}

/** A page of the rows behind a figure, in the order of their days: by the very filter that counts it. */
export async function rowsOf(read: ReportReader, rule: FigureRule, filter: ReportRowsFilter): Promise<ReportRowsDto> {
  const limit = limitOf(filter);
  const { facts } = rule;
  const only = keyed(rule, read.only(rule.only), filter.key);
  const { from, to, zone } = read.period;
  const reading: Reading = { db: read.db, zone, days: { from, to } };
  const within = factsOf(facts, reading, [{ from, to }], only);
  const rows = await asked<Found>(read.db, pageSql(rule, within, filter.cursor, limit));
  const page = pageFrom(
    rows,
    limit,
    (row) => cursorOf(sortOf(rule), placeOfRow(facts, row)),
    (row) => told(rule, row),
  );
  const columns = facts.rows.columns.map(({ key, label, unit }) => {
    return { key, label, unit, currency: unit === 'MONEY' ? read.context.currency : null, figure: null };
  });
  const total = filter.count ? await countOf(read, within) : undefined;
  return { figure: rule.key, columns, ...page, ...(total !== undefined && { total }) };
}

/** A row of a table narrows the figure to what the row is of. */
function keyed({ by, key: figure }: FigureRule, only: Only, key: string | undefined): Only {
  // The points of a line are told by their figure.
  if (!by || key === undefined || key === figure) return only;
  const wanted = only[by];
  return { ...only, [by]: !wanted || wanted.includes(key) ? [key] : [] };
}

async function countOf({ db }: ReportReader, within: Within): Promise<number> {
  const [counted] = await asked<{ n: string }>(db, selectOf('select count(*) as n', within));
  return Number(counted?.n ?? 0);
}

function pageSql(rule: FigureRule, within: Within, cursor: string | undefined, limit: number): Sql {
  const { facts } = rule;
  const { id, joins = '', columns, patient, link } = facts.rows;
  const shown = [
    `${id} as id`,
    `${facts.at?.column ?? 'null'} as at`,
    `${addsAmount(rule) ? (facts.amount ?? '1') : '1'} as amount`,
    `${patient ? 'patient.id' : 'null'} as patientId`,
    `${patient ? "concat(patient.first_name, ' ', patient.last_name)" : 'null'} as patientName`,
    `${patient ? 'patient.patient_code' : 'null'} as patientCode`,
    `${link?.id ?? 'null'} as linkId`,
    ...columns.map(({ is }, n) => `${is} as c${n}`),
  ];
  const own = patient ? `left join patient on patient.id = ${patient}` : '';
  const after = cursor === undefined ? sql('') : afterSql(facts, placeOf(cursor, sortOf(rule), 2));
  const order = facts.at ? `${facts.at.column}, ${id}` : id;
  const ordered = sql(`order by ${order} limit ${limit + 1}`);
  return selectOf(`select ${shown.join(', ')}`, within, `${own} ${joins}`, after, ordered);
}

function afterSql({ at, rows: { id } }: Facts, [moment = null, last = null]: (string | number | null)[]): Sql {
  if (!at) return sql(`and ${id} > ?`, last);
  const place = at.is === 'DAY' ? moment : new Date(String(moment));
  const { column } = at;
  return sql(`and ${column} >= ? and (${column} > ? or ${id} > ?)`, place, place, last);
}

const sortOf = (rule: FigureRule): string => `rows of ${rule.key}`;

const placeOfRow = ({ at }: Facts, row: Found): (string | number | null)[] => [
  at ? instant(row.at, at.is) : null,
  Number(row.id),
];

const instant = (at: Date | string | null, is: 'INSTANT' | 'DAY'): string | null => {
  if (!(at instanceof Date)) return at;
  return is === 'DAY' ? at.toISOString().slice(0, 10) : at.toISOString();
};

function told({ facts }: FigureRule, row: Found): ReportRowDto {
  const { columns, link } = facts.rows;
  const { patientId, patientName, patientCode } = row;
  return {
    key: String(row.id),
    patient: patientId && patientName ? { id: patientId, name: patientName, patientCode: patientCode ?? '' } : null,
    link: link && row.linkId ? { to: link.to, id: row.linkId } : null,
    amount: Number(row.amount ?? 0),
    cells: columns.map(({ unit }, n) => cellOf(row[`c${n}`] ?? null, NUMBERS.has(unit))),
  };
}

const NUMBERS: ReadonlySet<string> = new Set(REPORT_UNITS);

function cellOf(value: ReportCell | Date, isNumber: boolean): ReportCell {
  if (value instanceof Date) return value.toISOString();
  return isNumber && value !== null ? Number(value) : value;
}
