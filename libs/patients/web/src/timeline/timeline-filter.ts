import { AUDIT_KINDS } from '@cuspid/audit/contracts';
import type { AuditKind } from '@cuspid/audit/contracts';
import { isToothId, type ToothId } from '@cuspid/odontogram';
import { TIMELINE_KINDS } from '@cuspid/patients/contracts';
import type { TimelineKind } from '@cuspid/patients/contracts';
import { daysOf, PERIODS, type Period } from '../directory/period';

/** The address' query, as the router gives it. */
export interface TimelineQuery {
  view?: string;
  kind?: string;
  did?: string;
  tooth?: string;
  period?: string;
  since?: string;
  until?: string;
}

/** What to show, as the address says it; what it says wrongly counts as not said. */
export interface TimelineChoice {
  /** «Who looked» instead of what happened. */
  isLooked: boolean;
  kind: TimelineKind | null;
  did: AuditKind | null;
  tooth: ToothId | null;
  period: Period | null;
  since: string | null;
  until: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const oneOf = <T extends string>(values: readonly T[], text?: string) => values.find((value) => value === text) ?? null;
const dayOf = (text?: string) => (text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);

export function choiceOf(query: TimelineQuery): TimelineChoice {
  return {
    isLooked: query.view === 'looked',
    kind: oneOf(TIMELINE_KINDS, query.kind),
    did: oneOf(AUDIT_KINDS, query.did),
    tooth: isToothId(query.tooth) ? query.tooth : null,
    period: oneOf(PERIODS, query.period),
    since: dayOf(query.since),
    until: dayOf(query.until),
  };
}

/** Days and tooth: what the counts are asked with too. */
export function placeParams({ period, since, until, tooth, isLooked }: TimelineChoice, today: string) {
  const { from, to } = daysOf(period, { since, until }, today);
  return { ...(from && { from }), ...(to && { to }), ...(tooth && !isLooked && { tooth }) };
}

export function rowParams(choice: TimelineChoice, today: string): Record<string, string> {
  const kind = choice.isLooked ? choice.did : choice.kind;
  return { ...placeParams(choice, today), ...(kind && { kind }) };
}

export const isNarrowed = ({ isLooked, kind, did, tooth, period }: TimelineChoice): boolean =>
  period !== null || (isLooked ? did !== null : kind !== null || tooth !== null);

/** Every key of the query but the view, to forget them all. */
export const NOTHING: Record<Exclude<keyof TimelineQuery, 'view'>, null> = {
  kind: null,
  did: null,
  tooth: null,
  period: null,
  since: null,
  until: null,
};
