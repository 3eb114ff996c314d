/** Days of a clinic with what they are in UTC, counted by hand: nothing here is reckoned by the code under test. */
export interface KnownDays {
  zone: string;
  from: string;
  to: string;
  /** The instants of their midnights. */
  start: string;
  end: string;
  /** Minutes from UTC to the clinic's clock, as SQL over an instant. */
  ahead: (at: string) => string;
  /** Mondays to Fridays among them: open from 8 to 17. */
  weekdays: number;
}

const london = (at: string) => `if(${at} >= '2026-03-29 01:00:00' and ${at} < '2026-10-25 01:00:00', 60, 0)`;
const colombo = () => '330';

/** London's clock goes forward on 29 March and back on 25 October 2026; Colombo's never does. */
export const KNOWN_DAYS: readonly KnownDays[] = [
  {
    ...{ zone: 'Europe/London', from: '2026-03-29', to: '2026-03-29', ahead: london, weekdays: 0 },
    ...{ start: '2026-03-29 00:00:00', end: '2026-03-29 23:00:00' },
  },
  {
    ...{ zone: 'Europe/London', from: '2026-10-25', to: '2026-10-25', ahead: london, weekdays: 0 },
    ...{ start: '2026-10-24 23:00:00', end: '2026-10-26 00:00:00' },
  },
  {
    ...{ zone: 'Europe/London', from: '2026-03-01', to: '2026-03-31', ahead: london, weekdays: 22 },
    ...{ start: '2026-03-01 00:00:00', end: '2026-03-31 23:00:00' },
  },
  {
    ...{ zone: 'Asia/Colombo', from: '2026-03-29', to: '2026-03-29', ahead: colombo, weekdays: 0 },
    ...{ start: '2026-03-28 18:30:00', end: '2026-03-29 18:30:00' },
  },
  {
    ...{ zone: 'Asia/Colombo', from: '2026-10-01', to: '2026-10-31', ahead: colombo, weekdays: 22 },
    ...{ start: '2026-09-30 18:30:00', end: '2026-10-31 18:30:00' },
  },
];
