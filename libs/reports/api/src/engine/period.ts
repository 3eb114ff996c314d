import { dayAfter } from '@cuspid/platform/contracts';
import { DomainError } from '@cuspid/platform/api';
import { groupOf, REPORTS, type ReportGrouping } from '@cuspid/reports/contracts';
import type { ReportFilter, ReportGroupDto } from '@cuspid/reports/contracts/dto';
import { startOfDay } from '@cuspid/settings/api';

const DAY = 86_400_000;

/** Some days of the clinic, both included. */
export interface Days {
  from: string;
  to: string;
}

/** The days a report is about, in the clinic's zone. */
export interface Period extends Days {
  zone: string;
  /** The day it is in the clinic. */
  today: string;
  /** As many days, just before. */
  compared: Days;
  groupBy: ReportGrouping;
  groups: ReportGroupDto[];
}

/** The days of a report are not some days in their order, or more than it looks at. */
export class ReportPeriodTooLong extends DomainError {
  readonly code = 'report-period-too-long';
  readonly status = 422;
  constructor() {
    super(`Choose a period that begins before it ends, of at most ${REPORTS.daysMax} days.`);
  }
}

/** How many days there are, both ends included. */
export const daysIn = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** All of some days, in their order. */
export function eachDay(days: Days): string[] {
  const first = Date.parse(days.from);
  return Array.from({ length: Math.max(0, daysIn(days)) }, (_, n) =>
    new Date(first + n * DAY).toISOString().slice(0, 10),
  );
}

/** The instants between which some days lie in a zone: from the first, until before the second. */
export const instantsOf = ({ from, to }: Days, zone: string): [Date, Date] => [
  startOfDay(from, zone),
  startOfDay(dayAfter(to, 1), zone),
];

/** The period somebody asks for: the last thirty days, unless they say which. */
export function periodOf({ from, to, groupBy }: ReportFilter, today: string, zone: string): Period {
  const last = to ?? (from && from > today ? from : today);
  const first = from ?? dayAfter(last, 1 - REPORTS.usualDays);
  const count = daysIn({ from: first, to: last });
  if (count < 1 || count > REPORTS.daysMax) throw new ReportPeriodTooLong();
  const by = groupBy ?? usualGrouping(count);
  return {
    ...{ from: first, to: last, zone, today },
    compared: { from: dayAfter(first, -count), to: dayAfter(first, -1) },
    groupBy: by,
    groups: groupsOf({ from: first, to: last }, by, today),
  };
}

const usualGrouping = (days: number): ReportGrouping => (days <= 62 ? 'day' : days < 200 ? 'week' : 'month');

/** The groups of a period, cut at its ends. */
function groupsOf(days: Days, by: ReportGrouping, today: string): ReportGroupDto[] {
  const groups = new Map<string, string[]>();
  for (const day of eachDay(days)) {
    const key = groupOf(day, by);
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups].map(([key, [from = key, ...rest]]) => {
    const to = rest.at(-1) ?? from;
    const isCut = key < from || groupOf(dayAfter(to, 1), by) === key;
    return { from, to, isPartial: isCut || to >= today };
  });
}
