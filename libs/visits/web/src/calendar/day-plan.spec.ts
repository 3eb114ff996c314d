import { dayIn, timeIn } from '@cuspid/platform/web';
import { ANA, block, calendar, CHAIR, DAY, SILVA, THILINI, visit } from '../testing';
import { mondayOf, stepFrom, titleOf } from './calendar-address';
import { chairColumns, dentistColumns, Looking, shortTitle } from './columns';
import { columnOf, rangeOf, without } from './day-plan';
import { itemBeside, itemsOf } from './grid-items';

const clock = { time: (at: Date | string) => timeIn('UTC', at), today: (at: Date | string) => dayIn('UTC', at) };
const STAFF = [ANA, SILVA, THILINI];
const all = () => true;

const looking = (me: Looking['me']): Looking => ({ me, roleWord: (role) => role, say: (key) => key });
const desk = looking({ id: 1, role: 'RECEPTION' });

function planned(visits = [visit(1, '09:00')], blocks = [block('14:00', '15:00', { provider: ANA })], now = 0) {
  const book = calendar(visits, blocks);
  const range = rangeOf(book, clock, all);
  const columns = dentistColumns(DAY, STAFF, visits, desk).map((of) =>
    columnOf(of, book, { clock, range, now: () => now, isShown: all }),
  );
  return { range, columns, ana: columns.find(({ key }) => key === `p${ANA.id}`) };
}

describe('the plan of a day', () => {
  it('draws the clinic’s hours and half an hour of air, and more where a visit lies outside them', () => {
    expect(planned().range).toEqual({ start: 480, end: 1050 });
    expect(planned([visit(1, '07:10'), visit(2, '18:00')]).range).toEqual({ start: 420, end: 1140 });
  });

  it('counts as free what is open, not booked and not blocked', () => {
    expect(planned().ana?.gaps).toEqual([
      { start: 480, end: 540 },
      { start: 570, end: 750 },
      { start: 795, end: 840 },
      { start: 900, end: 1020 },
    ]);
  });

  it('keeps the time of a completed visit, and gives back that of a cancelled one', () => {
    const gaps = (status: 'COMPLETED' | 'CANCELLED') => planned([visit(1, '09:00', { status })], []).ana?.gaps[0];
    expect(gaps('COMPLETED')).toEqual({ start: 480, end: 540 });
    expect(gaps('CANCELLED')).toEqual({ start: 480, end: 750 });
  });

  it('offers nothing that is over, nor a stretch too short for anybody', () => {
    expect(planned([visit(1, '09:00')], [], 12 * 60 + 20).ana?.gaps).toEqual([{ start: 795, end: 1020 }]);
  });

  it('shows the noon break and an absence as closed, with its reason, and not the air below the day', () => {
    const closed = planned().ana?.closed ?? [];
    expect(closed).toMatchObject([
      { start: 750, end: 795, what: null },
      { start: 840, end: 900, what: 'Ward round', block: { id: 1 } },
    ]);
    const silva = planned().columns.find(({ key }) => key === `p${SILVA.id}`);
    expect(silva?.closed).toHaveLength(1);
  });

  it('puts visits that overlap beside each other, and only those', () => {
    const lanes = planned([
      visit(1, '09:00', { minutes: 60 }),
      visit(2, '09:30'),
      visit(3, '10:00', { overbookReason: 'Pain' }),
      visit(4, '10:30'),
    ]).ana?.cards.map(({ lane, lanes }) => [lane, lanes]);
    expect(lanes).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
      [0, 1],
    ]);
  });

  it('cuts stretches out of each other', () => {
    const left = without(
      [{ start: 0, end: 100 }],
      [
        { start: 20, end: 30 },
        { start: 90, end: 120 },
        { start: 40, end: 40 },
      ],
    );
    expect(left).toEqual([
      { start: 0, end: 20 },
      { start: 30, end: 90 },
    ]);
  });
});

describe('the columns of a day', () => {
  const visits = [visit(1, '09:00'), visit(2, '10:00', { provider: THILINI }), visit(3, '11:00', { provider: null })];
  const keys = (me: Looking['me'], shown = visits) =>
    dentistColumns(DAY, STAFF, shown, looking(me)).map(({ key }) => key);

  it('are the dentists, the students together, and what is nobody’s yet', () => {
    expect(keys({ id: 1, role: 'RECEPTION' })).toEqual(['p11', 'p12', 'students', 'nobody']);
  });

  it('are a student’s own and no other', () => {
    expect(keys({ id: THILINI.id, role: 'STUDENT' })).toEqual(['p13']);
  });

  it('begin with a dentist’s own; free times of colleagues are not known to them', () => {
    const columns = dentistColumns(DAY, STAFF, visits, looking({ id: SILVA.id, role: 'DENTAL_SURGEON' }));
    expect(columns.map(({ key, hasGaps }) => [key, hasGaps])).toEqual([
      ['p12', true],
      ['p11', false],
      ['students', false],
      ['nobody', false],
    ]);
  });

  it('say the chair somebody works in that day; a chair says who', () => {
    expect(dentistColumns(DAY, STAFF, visits, desk)[0]?.note).toBe('ORTHODONTIST, chair 1');
    const chairs = chairColumns(DAY, [CHAIR], [visit(1, '09:00'), visit(2, '10:00', { chair: null })], desk);
    expect(chairs.map(({ key, note }) => [key, note])).toEqual([
      ['c1', 'Dr A. Fernando'],
      ['none', ''],
    ]);
  });

  it('are named short', () => {
    expect(shortTitle('Dr Nimal de Silva')).toBe('Dr N. de Silva');
    expect(shortTitle('Prince')).toBe('Prince');
  });
});

describe('walking through the day by arrows', () => {
  const { columns } = planned([visit(1, '09:00'), visit(2, '11:00'), visit(3, '10:45', { provider: SILVA })], []);
  const items = itemsOf(columns, false);
  const beside = (from: string, key: string) => {
    const item = items.find((one) => one.key === from);
    return item && itemBeside(items, columns, item, key)?.key;
  };

  it('goes down the column, and aside to what is nearest in time, past a column that is empty', () => {
    expect(beside('v1', 'ArrowDown')).toBe('v2');
    expect(beside('v2', 'ArrowDown')).toBeUndefined();
    expect(beside('v2', 'ArrowRight')).toBe('v3');
    expect(beside('v3', 'ArrowLeft')).toBe('v2');
  });
});

describe('the address of the calendar', () => {
  it('steps by day, week and month, and never over the end of a short month', () => {
    expect(stepFrom('2026-11-30', 'day', 1)).toBe('2026-12-01');
    expect(stepFrom('2026-01-01', 'week', -1)).toBe('2025-12-25');
    expect(stepFrom('2026-01-31', 'month', 1)).toBe('2026-02-28');
    expect(stepFrom('2026-03-31', 'month', -1)).toBe('2026-02-28');
  });

  it('begins the week on Monday and names what shows', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    const to = (from: string, until: string) => `${from} to ${until}`;
    expect(titleOf('2026-11-24', 'day', to)).toBe('Tuesday 24 November');
    expect(titleOf('2026-11-24', 'week', to)).toBe('23 to 29 November');
    expect(titleOf('2026-12-01', 'week', to)).toBe('30 November to 6 December');
    expect(titleOf('2026-11-24', 'month', to)).toBe('November 2026');
  });
});
