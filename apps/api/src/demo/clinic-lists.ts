import type { DayHours, VisitColour } from '@cuspid/settings/contracts';

/** Weekdays 08:00 to 17:00, Saturday until 13:00. */
export const HOURS: DayHours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  spans: weekday === 7 ? [] : [{ from: '08:00', to: weekday === 6 ? '13:00' : '17:00' }],
}));

/** The departments the staff belong to. */
export const DEPARTMENTS = ['Orthodontics', 'Restorative dentistry', 'Oral surgery', 'Front desk'] as const;

/** What visits are booked under, the most frequent first: the same words as in `visit-types.ts`. */
export const VISIT_TYPES: readonly (readonly [name: string, minutes: number, colour: VisitColour])[] = [
  ['Consultation', 30, 'blue'],
  ['Examination', 30, 'blue'],
  ['Review', 15, 'grey'],
  ['Adjustment', 20, 'accent'],
  ['Arch wire change', 30, 'accent'],
  ['Retainer check', 15, 'grey'],
  ['Bond upper arch', 60, 'violet'],
  ['Bond lower arch', 60, 'violet'],
  ['Records, OPG', 20, 'grey'],
  ['Debond', 60, 'violet'],
  ['Functional appliance fit', 30, 'violet'],
  ['Composite filling', 45, 'green'],
  ['Scaling', 30, 'green'],
  ['Root filling', 60, 'amber'],
  ['Extraction', 30, 'red'],
  ['Crown preparation', 60, 'amber'],
  ['Crown fit', 30, 'amber'],
  ['Denture try-in', 30, 'amber'],
];

/** Holidays that fall on the same day every year. */
const EVERY_YEAR: readonly (readonly [day: string, name: string])[] = [
  ['01-15', 'Thai Pongal'],
  ['02-04', 'Independence Day'],
  ['04-13', 'New Year’s Eve (Sinhala and Tamil)'],
  ['04-14', 'New Year (Sinhala and Tamil)'],
  ['05-01', 'May Day'],
  ['12-25', 'Christmas Day'],
];

/** The holidays of a year and the next. */
export const holidaysFrom = (year: number): { day: string; name: string }[] =>
  [year, year + 1].flatMap((one) => EVERY_YEAR.map(([day, name]) => ({ day: `${one}-${day}`, name })));
