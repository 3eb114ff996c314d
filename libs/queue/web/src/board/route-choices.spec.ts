import type { MarkedStep, QueueEntryDto, StationDto } from '@cuspid/queue/contracts';
import { ROUTE_STEPS } from '@cuspid/queue/contracts';
import { ago, anEntry } from './entry.fixture';
import { choicesOf, nextChoice } from '@cuspid/queue/contracts';

const STUDENT = { id: 7, name: 'Mazin Ismail', role: 'STUDENT', department: null } as const;

/** A student's patient in treatment; of the marked stations what is known. */
function onRoute(marks: Partial<Record<MarkedStep, Partial<StationDto>>>, mayCheck = false): QueueEntryDto {
  const told = { DESK: { doneAt: ago(60) }, STUDENT: { doneAt: ago(50) }, CASHIER: {}, ...marks };
  const stations = ROUTE_STEPS.map((step) => {
    return { step, askedAt: null, doneAt: null, by: null, ...(step in told ? told[step] : {}) };
  });
  return anEntry(1, { status: 'UNDER_TREATMENT', provider: STUDENT, route: { stations, mayCheck } });
}

const said = (choices: { step: string; act: string }[]) => choices.map(({ step, act }) => `${act} ${step}`);

describe('what can be done on a student’s route', () => {
  it('is to ask, for the student, and to check, for who supervises', () => {
    expect(said(choicesOf(onRoute({})))).toEqual(['ASK START_CHECK', 'DONE XRAY', 'ASK END_CHECK']);
    expect(said(choicesOf(onRoute({}, true)))).toEqual(['DONE START_CHECK', 'DONE XRAY', 'DONE END_CHECK']);
  });

  it('is nothing that lies behind, and the last step can be taken back by who may make it', () => {
    const checked = { START_CHECK: { askedAt: ago(45), doneAt: ago(40) } };
    expect(said(choicesOf(onRoute(checked)))).toEqual(['DONE XRAY', 'ASK END_CHECK']);
    expect(said(choicesOf(onRoute(checked, true)))).toEqual(['DONE XRAY', 'DONE END_CHECK', 'BACK START_CHECK']);
    const waits = { ...checked, XRAY: { doneAt: ago(30) }, END_CHECK: { askedAt: ago(4) } };
    expect(said(choicesOf(onRoute(waits)))).toEqual(['BACK END_CHECK']);
  });

  it('is nothing outside the chair, and nothing for who only looks', () => {
    expect(choicesOf({ ...onRoute({}), status: 'AT_CASHIER' })).toEqual([]);
    expect(choicesOf({ ...onRoute({}), mayProgress: false })).toEqual([]);
    expect(choicesOf(anEntry(1, { status: 'UNDER_TREATMENT' }))).toEqual([]);
  });

  it('asks of each person only what is theirs: of the student to ask, of the supervisor what is waited for', () => {
    const waits = { END_CHECK: { askedAt: ago(4) } };
    expect(nextChoice(onRoute({}), STUDENT.id)).toEqual({ step: 'END_CHECK', act: 'ASK' });
    expect(nextChoice(onRoute({}), 99)).toBeNull();
    expect(nextChoice(onRoute(waits), STUDENT.id)).toBeNull();
    expect(nextChoice(onRoute({}, true), 99)).toBeNull();
    expect(nextChoice(onRoute(waits, true), 99)).toEqual({ step: 'END_CHECK', act: 'DONE' });
  });
});
