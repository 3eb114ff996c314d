import { countedOf, paceOf, type QuotaState } from '@cuspid/cases/contracts';
import { dayAfter } from '@cuspid/platform/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const BEGAN = '2026-05-31';
const quotas = fc.array(fc.record({ done: fc.nat(12), quota: fc.integer({ min: 1, max: 12 }) }), {
  minLength: 1,
  maxLength: 12,
});
const days = fc.integer({ min: 0, max: 1500 });
const paceAfter = (states: readonly QuotaState[], gone: number, given = 400) =>
  paceOf(states, { beganOn: BEGAN, deadline: dayAfter(BEGAN, given), today: dayAfter(BEGAN, gone) });

describe('the pace of a student', () => {
  it('says the sentence of the picture: half done after half the time, four weeks before the deadline', () => {
    const pace = paceOf(
      [
        { done: 4, quota: 4 },
        { done: 1, quota: 3 },
        { done: 0, quota: 1 },
        { done: 1, quota: 2 },
        { done: 0, quota: 2 },
      ],
      { beganOn: '2026-05-31', deadline: '2027-06-17', today: '2026-11-24' },
    );
    expect(pace).toEqual({ state: 'AHEAD', completeBy: '2027-05-21', daysBeforeDeadline: 27 });
  });

  it('is never made later by more work', () => {
    fc.assert(
      fc.property(quotas, days, fc.nat(11), (states, gone, which) => {
        const more = states.map((state, place) =>
          place === which % states.length ? { ...state, done: state.done + 1 } : state,
        );
        const before = paceAfter(states, gone);
        const after = paceAfter(more, gone);
        if (before.completeBy && after.completeBy) expect(after.completeBy <= before.completeBy).toBe(true);
        if (before.state === 'DONE') expect(after.state).toBe('DONE');
      }),
    );
  });

  it('is never made earlier by idle days', () => {
    fc.assert(
      fc.property(quotas, days, fc.integer({ min: 1, max: 60 }), (states, gone, idle) => {
        const before = paceAfter(states, gone);
        const after = paceAfter(states, gone + idle);
        if (before.completeBy && after.completeBy) expect(after.completeBy > before.completeBy).toBe(true);
      }),
    );
  });

  it('is done exactly when every quota is met, and work over a quota makes up for nothing', () => {
    fc.assert(
      fc.property(quotas, days, (states, gone) => {
        const isMet = states.every(({ done, quota }) => done >= quota);
        expect(paceAfter(states, gone).state === 'DONE').toBe(isMet);
        expect(countedOf(states).done === countedOf(states).quota).toBe(isMet);
      }),
    );
  });

  it('tells days that add up to the deadline, and is late exactly when they are below nought', () => {
    fc.assert(
      fc.property(quotas, days, fc.integer({ min: 1, max: 900 }), (states, gone, given) => {
        const { state, completeBy, daysBeforeDeadline } = paceAfter(states, gone, given);
        expect(daysBeforeDeadline === null).toBe(completeBy === null);
        if (completeBy === null || daysBeforeDeadline === null) return;
        expect(dayAfter(completeBy, daysBeforeDeadline)).toBe(dayAfter(BEGAN, given));
        expect(state).toBe(daysBeforeDeadline < 0 ? 'LATE' : 'AHEAD');
        expect(completeBy > dayAfter(BEGAN, gone)).toBe(true);
      }),
    );
  });
});
