import { instantOf, placeOf } from '@cuspid/platform/api';
import type { AuditFilter } from '@cuspid/audit/contracts';

/** A piece of SQL with its values. */
export interface Part {
  sql: string;
  values: unknown[];
}

/** What a page is made from: the index that is walked, and what every row of it must meet. */
export interface LogQuery {
  /** Walked newest first, so that a page stops at its end. */
  index: string;
  conditions: Part[];
  /** The records one patient's entries stand under, where each is walked on its own: its own, and those merged into it. */
  patients: number[];
}

const ORDER = 'e.at desc, e.id desc';

const escaped = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Which index serves the filter: the one whose rows are fewest. */
function indexOf(filter: AuditFilter, actions: string[] | null): string {
  if (filter.id) return 'primary';
  if (filter.requestId) return 'audit_entry_request';
  if (filter.patientId) return 'audit_entry_patient';
  if (filter.entity && filter.entityId) return 'audit_entry_record';
  if (filter.actorId) return 'audit_entry_actor';
  if (filter.address) return 'audit_entry_address';
  if (actions) return 'audit_entry_action';
  return filter.role ? 'audit_entry_role' : 'audit_entry_at';
}

/** `actions`: those the filter lets through, or null for all. `patients`: the records the patient asked for has had. */
export function queryOf(
  filter: AuditFilter,
  actions: string[] | null,
  patients: number[] = filter.patientId ? [filter.patientId] : [],
): LogQuery {
  const equal: [string, unknown][] = [
    ['e.id', filter.id],
    ['e.request_id', filter.requestId],
    ['e.entity', filter.entity],
    ['e.entity_id', filter.entityId],
    ['e.actor_id', filter.actorId],
    ['e.address', filter.address],
    ['e.role', filter.role],
  ];
  const conditions = equal.flatMap(([column, value]) => (value === undefined ? [] : [part(`${column} = ?`, value)]));
  if (filter.from) conditions.push(part('e.at >= ?', new Date(filter.from)));
  if (filter.to) conditions.push(part('e.at < ?', new Date(filter.to)));
  if (filter.text) conditions.push(textPart(filter.text));
  if (filter.cursor) conditions.push(placePart(filter.cursor));
  const index = indexOf(filter, actions);
  const isWalked = index === 'audit_entry_patient';
  if (patients.length && !isWalked) conditions.push(part('e.patient_id in (?)', patients));
  return { index, conditions, patients: isWalked ? patients : [] };
}

/** Ids of the newest rows that meet the query, in order. Of several actions, or records, each walks its own part of the index. */
export function idsSql({ index, conditions, patients }: LogQuery, actions: string[] | null, limit: number): Part {
  const walks = index === 'audit_entry_action' ? (actions ?? []).map((action) => [part('e.action = ?', action)]) : [];
  const among = actions ? [part('e.action in (?)', actions)] : [];
  for (const patient of patients) walks.push([part('e.patient_id = ?', patient), ...among]);
  if (!walks.length) walks.push(among);
  const each = walks.map((own) => walk(index, [...own, ...conditions], limit));
  if (each.length === 1 && each[0]) return each[0];
  return {
    sql: `select * from (${each.map(({ sql }) => `(${sql})`).join(' union all ')}) e order by ${ORDER} limit ${limit}`,
    values: each.flatMap(({ values }) => values),
  };
}

function walk(index: string, conditions: Part[], limit: number): Part {
  const where = conditions.length ? `where ${conditions.map(({ sql }) => sql).join(' and ')}` : '';
  return {
    sql: `select e.id, e.at from audit_entry e force index (${index}) ${where} order by ${ORDER} limit ${limit}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function textPart(text: string): Part {
  const like = escaped(text);
  return {
    sql: '(e.actor_name like ? or e.action like ? or e.`before` like ? or e.`after` like ?)',
    values: [like, like, like, like],
  };
}

function placePart(cursor: string): Part {
  const [at, id] = placeOf(cursor, 'audit', 2);
  const instant = instantOf(at);
  return { sql: 'e.at <= ? and (e.at < ? or e.id < ?)', values: [instant, instant, id] };
}

const part = (sql: string, value: unknown): Part => ({ sql, values: [value] });
