import { describe, expect, it } from 'vitest';
import { keptOf, monthsAfter, type Known } from './kept';
import { ALL_PATIENTS, RecallRule } from './recall-rule';
import { RecallAttempt } from './recall-attempt';

const at = (day: string) => new Date(`${day}T09:00:00Z`);
const rule = Object.assign(new RecallRule(), {
  ...{ id: 1, name: 'Check-up', months: 6, types: null, statuses: null, triesMax: 2, isActive: true },
  ...{ rebuiltThrough: ALL_PATIENTS, version: 1 },
});
const known: Known = {
  patient: { id: 7, isActive: true, clinicalStatus: 'ACTIVE' },
  preference: null,
  done: [
    { at: at('2026-01-05'), type: 'Adjustment', providerId: 3 },
    { at: at('2026-03-31'), type: 'Scaling', providerId: 4 },
  ],
  bookedLastAt: null,
  ahead: null,
  attempts: [],
};
const tried = (day: string, outcome: RecallAttempt['outcome'], nextOn: string | null = null) =>
  Object.assign(new RecallAttempt(), { ruleId: 1, at: at(day), outcome, nextOn, channel: 'PHONE' });
const stands = (set: Partial<Known> = {}, by: Partial<RecallRule> = {}, types: Set<string> | null = null) =>
  keptOf(Object.assign(new RecallRule(), rule, by), types, { ...known, ...set }, 'Asia/Colombo');

describe('where a patient stands by a rule', () => {
  it('is due on the same day some months after the last work, or on the last of the month', () => {
    expect(stands()).toMatchObject({ stage: 'OPEN', dueOn: '2026-09-30', nextOn: '2026-09-30', providerId: 4 });
    expect(monthsAfter('2023-08-31', 6)).toBe('2024-02-29');
    expect(monthsAfter('2026-11-30', 14)).toBe('2028-01-30');
  });

  it('counts by the clinic’s days, not by those of the server', () => {
    const late = { at: new Date('2026-03-30T20:00:00Z'), type: 'Visit', providerId: null };
    expect(stands({ done: [late] }).dueOn).toBe('2026-09-30');
  });

  it('counts only the visits, and means only the patients, the rule names', () => {
    expect(stands({}, {}, new Set(['Adjustment'])).dueOn).toBe('2026-07-05');
    expect(stands({}, {}, new Set(['Retainer'])).stage).toBe('NONE');
    expect(stands({}, { statuses: ['COMPLETED'] }).stage).toBe('NONE');
    expect(stands({}, { statuses: ['ACTIVE', 'COMPLETED'] }).stage).toBe('OPEN');
    expect(stands({}, { isActive: false }).stage).toBe('NONE');
    expect(stands({ patient: { ...known.patient, isActive: false } }).stage).toBe('NONE');
  });

  it('is put off by a try, never before it is due, and given up after too many nobody answered', () => {
    expect(stands({ attempts: [tried('2026-10-01', 'NO_ANSWER', '2026-10-03')] })).toMatchObject({
      ...{ stage: 'OPEN', nextOn: '2026-10-03', tries: 1, lastOutcome: 'NO_ANSWER' },
    });
    expect(stands({ attempts: [tried('2026-08-01', 'PUT_OFF', '2026-08-20')] })).toMatchObject({
      ...{ nextOn: '2026-09-30', attempts: 0 },
    });
    const twice = [tried('2026-10-01', 'NO_ANSWER', '2026-10-03'), tried('2026-10-03', 'WRONG_NUMBER', '2026-10-05')];
    expect(stands({ attempts: twice })).toMatchObject({ stage: 'ENDED', endedAs: 'GIVEN_UP', nextOn: '2026-10-03' });
    const reached = [twice[0]!, tried('2026-10-02', 'LATER', '2027-01-10'), twice[1]!];
    expect(stands({ attempts: reached })).toMatchObject({ stage: 'OPEN', tries: 1, attempts: 3 });
  });

  it('begins anew when the patient comes or books: tries before that have been answered', () => {
    const attempts = [tried('2026-02-01', 'NO_ANSWER', '2026-02-03'), tried('2026-10-01', 'DECLINED')];
    expect(stands({ attempts })).toMatchObject({ stage: 'ENDED', endedAs: 'DECLINED', attempts: 1 });
    expect(stands({ attempts, bookedLastAt: at('2026-10-02') })).toMatchObject({ stage: 'OPEN', attempts: 0 });
  });

  it('is closed by a visit ahead, and is nobody’s to call who does not want it', () => {
    const ahead = { first: '2026-10-09', last: '2026-12-01' };
    expect(stands({ ahead })).toMatchObject({ stage: 'BOOKED', nextOn: '2026-10-09', bookedUntil: '2026-12-01' });
    const preference = {
      ...{ patientId: 7, doNotContact: true, reason: null, notedById: 1, notedAt: null, version: 2 },
      choices: [{ ruleId: 1, months: 3, isOff: false }],
    };
    expect(stands({ ahead, preference })).toMatchObject({ stage: 'SILENT', dueOn: '2026-06-30' });
    expect(stands({ preference: { ...preference, choices: [{ ruleId: 1, months: null, isOff: true }] } }).stage).toBe(
      'NONE',
    );
  });
});
