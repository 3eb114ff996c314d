import type { Problem } from '@cuspid/platform/web';
import { clockOf } from './booking-draft';
import { refusalOf } from './clash-words';

const problem = (code: string, conflict: unknown): Problem => ({
  status: 409,
  code,
  conflict,
  detail: null,
  requestId: null,
  errors: [],
});
const clash = (what: string) => ({ what, visitId: 3, startsAt: '2026-11-24T09:00:00.000Z', minutes: 30 });

describe('what a refused booking says', () => {
  it('offers to book over a dentist or a chair to who may, never over the patient’s own visit', () => {
    const taken = (what: string, may: boolean) => refusalOf(problem('slot-taken', { clashes: [clash(what)] }), may);
    expect(taken('provider', true)).toMatchObject({ canOverbook: true, clashes: [{ visitId: 3 }] });
    expect(taken('provider', false)?.canOverbook).toBe(false);
    expect(taken('patient', true)?.canOverbook).toBe(false);
  });

  it('tells a closed clinic from a slot that is taken, and a clock that is put back from both', () => {
    const holiday = { why: 'holiday', what: 'Poya', mayOverbook: true };
    expect(refusalOf(problem('time-closed', holiday), true)).toMatchObject({ closed: holiday, canOverbook: true });
    const twice = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    expect(refusalOf(problem('time-happens-twice', { startsAt: twice }), true)).toMatchObject({ twice });
  });

  it('leaves everything else to the form', () => {
    expect(refusalOf(problem('not-a-provider', null), true)).toBeNull();
    expect(refusalOf(problem('slot-taken', undefined), true)).toBeNull();
  });
});

describe('a time as people type it', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    [' 10:45 ', '10:45'],
    ['1515', '15:15'],
    ['25', null],
    ['1060', null],
    ['soon', null],
  ])('%s is %s', (typed, time) => {
    expect(clockOf(typed)).toBe(time);
  });
});
