import { instantOn, wallOf } from '@cuspid/platform/web';
import { AUDIT, AUDIT_KINDS } from '@cuspid/audit/contracts';
import type { AuditKind } from '@cuspid/audit/contracts';
import { dayAfter, type Role, ROLES } from '@cuspid/platform/contracts';
import { isDayText } from './day-text';

/** Periods one press away; `custom` shows two dates. */
export const PERIODS = ['today', 'yesterday', 'week', 'month', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** The address' query, as the router gives it. */
export interface AuditQuery {
  q?: string;
  kind?: string;
  role?: string;
  person?: string;
  action?: string;
  entity?: string;
  record?: string;
  patient?: string;
  period?: string;
  from?: string;
  to?: string;
  address?: string;
  request?: string;
  entry?: string;
}

/** What of the log to show, as the address says it; what it says wrongly counts as not said. */
export interface AuditFilter {
  q: string;
  kind: AuditKind | null;
  role: Role | null;
  person: number | null;
  action: string | null;
  entity: string | null;
  record: number | null;
  patient: number | null;
  period: Period | null;
  /** First and last day of a custom period. */
  from: string | null;
  to: string | null;
  address: string | null;
  request: string | null;
  entry: number | null;
}

const id = (text?: string) => (text && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null);
const word = (text?: string) => (text && /^[\w.-]{1,64}$/.test(text) ? text : null);
const day = (text?: string) => (isDayText(text) ? text : null);
const oneOf = <T extends string>(values: readonly T[], text?: string) => values.find((value) => value === text) ?? null;

export function filterOf(query: AuditQuery): AuditFilter {
  return {
    q: (query.q ?? '').trim().slice(0, AUDIT.textMax),
    kind: oneOf(AUDIT_KINDS, query.kind),
    role: oneOf(ROLES, query.role),
    person: id(query.person),
    action: word(query.action),
    entity: word(query.entity),
    record: id(query.record),
    patient: id(query.patient),
    period: oneOf(PERIODS, query.period),
    from: day(query.from),
    to: day(query.to),
    address: query.address?.trim().slice(0, 45) || null,
    request: word(query.request),
    entry: id(query.entry),
  };
}

/** First and last day that count; null where there is no end. A search for words without a period is one of the last month. */
export function daysOf(
  { q, period, from, to }: AuditFilter,
  today: string,
): { from: string | null; to: string | null } {
  const days = (first: number, last: number) => ({ from: dayAfter(today, first), to: dayAfter(today, last) });
  if (period === 'today') return days(0, 0);
  if (period === 'yesterday') return days(-1, -1);
  if (period === 'week') return days(-6, 0);
  if (period === 'month' || (q && (!from || !to))) return days(1 - AUDIT.textDays, 0);
  return period === 'custom' ? { from, to } : { from: null, to: null };
}

/** Query of `GET /api/audit-logs` and of the export. */
export function paramsOf(filter: AuditFilter, zone: string, today: string): Record<string, string | number> {
  const { q, kind, role, person, action, entity, record, patient, address, request, entry } = filter;
  const { from, to } = daysOf(filter, today);
  const wall = wallOf(zone);
  return {
    ...(entry && { id: entry }),
    ...(q && { text: q }),
    ...(kind && { kind }),
    ...(role && { role }),
    ...(person && { actorId: person }),
    ...(action && { action }),
    ...(entity && { entity }),
    ...(entity && record && { entityId: record }),
    ...(patient && { patientId: patient }),
    ...(from && { from: instantOn(wall, from).toISOString() }),
    ...(to && { to: instantOn(wall, dayAfter(to, 1)).toISOString() }),
    ...(address && { address }),
    ...(request && { requestId: request }),
  };
}

/** Whether anything narrows the log. */
export const isNarrowed = (filter: AuditFilter): boolean =>
  Object.entries(filter).some(([key, value]) => !['from', 'to'].includes(key) && value !== null && value !== '');

/** Every key of the query, to forget them all. */
export const NOTHING: Record<keyof AuditQuery, null> = {
  q: null,
  kind: null,
  role: null,
  person: null,
  action: null,
  entity: null,
  record: null,
  patient: null,
  period: null,
  from: null,
  to: null,
  address: null,
  request: null,
  entry: null,
};
