import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Recall } from './recall';
import { differs, keyOf, RecallKeeper } from './recall-keeper';
import { RecallRebuild } from './recall-rebuild';
import { dayFromNow, openRecallsClinic } from './testing/recalls-clinic';
import { Desk } from './testing/desk';

const STEPS = [
  ...['book', 'book', 'move', 'cancel', 'miss', 'come', 'undoVisit', 'remove'],
  ...['noAnswer', 'later', 'declined', 'putOff', 'undo', 'silence', 'speak', 'own', 'off'],
  ...['archive', 'status', 'merge', 'unmerge', 'rule'],
] as const;
type Step = (typeof STEPS)[number];
/** A history in which every step is possible where it stands, whatever chance draws for the others. */
const WHOLE: readonly Step[] = [
  ...([
    'silence',
    'speak',
    'declined',
    'undo',
    'noAnswer',
    'later',
    'putOff',
    'undo',
    'book',
    'move',
    'cancel',
    'undoVisit',
    'miss',
    'book',
    'remove',
  ] as const),
  ...(['book', 'come', 'undoVisit', 'own', 'off', 'speak'] as const),
  ...(['archive', 'status', 'merge', 'unmerge', 'rule'] as const),
];

describe('where patients stand, as it is kept', () => {
  let clinic: SpecClinic;
  let admin: Person;
  let desk: Desk;

  beforeAll(async () => {
    clinic = await openRecallsClinic();
    admin = await clinic.person('ADMIN');
    desk = new Desk(clinic, admin, await clinic.person('ORTHODONTIST'));
  });
  afterAll(() => clinic.close());

  /** Every row beside what it has to say, reckoned from scratch; nothing where they agree. */
  async function untrue(): Promise<unknown[]> {
    const rows = await clinic.source.manager.find(Recall);
    const derived = await clinic
      .get(RecallKeeper)
      .derived(clinic.source.manager, [...new Set(rows.map(({ patientId }) => patientId))]);
    return rows.flatMap((row) => {
      const wanted = derived.get(keyOf(row));
      return wanted && !differs(row, wanted) ? [] : [{ row, wanted }];
    });
  }

  const versionOf = async (table: string, id: number, column = 'id') => {
    const [row] = await clinic.source.query('select version from ?? where ?? = ?', [table, column, id]);
    return { 'if-match': `"${row?.version ?? 1}"` };
  };
  const newestVisit = async (patientId: number, status = 'SCHEDULED'): Promise<number> => {
    const [visit] = await clinic.source.query(
      'select id from visit where patient_id = ? and status = ? order by id desc limit 1',
      [patientId, status],
    );
    return visit?.id ?? 0;
  };
  const mergeOf = async (patientId: number) => {
    const [merge] = await clinic.source.query(
      "select id from patient_merge where patient_id = ? and state = 'MERGED' order by id desc limit 1",
      [patientId],
    );
    return merge?.id ?? 1;
  };
  const visitStep = async (id: number, verb: string, body: object = {}, status = 'SCHEDULED') =>
    desk.call('POST', `visits/${await newestVisit(id, status)}/${verb}`, body);
  const prefer = async (id: number, body: object) =>
    desk.call('PUT', `patients/${id}/recall-preference`, body, await versionOf('recall_preference', id, 'patient_id'));

  /** Takes a step; one that is not possible is refused, and changes nothing. */
  const take: Record<Step, (id: number, other: number) => Promise<Answered>> = {
    book: (id) => desk.tryToBook(id),
    move: async (id) => {
      const visit = await newestVisit(id);
      const startsAt = `${dayFromNow(400)}T05:00:00.000Z`;
      return desk.call('PATCH', `visits/${visit}`, { startsAt }, await versionOf('visit', visit));
    },
    cancel: (id) => visitStep(id, 'cancel'),
    miss: (id) => visitStep(id, 'no-show'),
    come: async (id) => {
      await visitStep(id, 'arrive');
      return visitStep(id, 'complete', {}, 'ARRIVED');
    },
    undoVisit: async (id) => {
      const completed = await visitStep(id, 'undo', {}, 'COMPLETED');
      return completed.status < 300 ? completed : visitStep(id, 'undo', {}, 'CANCELLED');
    },
    remove: async (id) => desk.call('DELETE', `visits/${await newestVisit(id)}`),
    noAnswer: (id) => desk.tried(id, 'NO_ANSWER'),
    later: (id) => desk.tried(id, 'LATER', { nextOn: dayFromNow(20) }),
    declined: (id) => desk.tried(id, 'DECLINED'),
    putOff: (id) => desk.tried(id, 'PUT_OFF', { nextOn: dayFromNow(40) }),
    undo: async (id) => desk.call('POST', `recalls/${(await desk.recall(id)).id}/undo`),
    silence: (id) => desk.tried(id, 'DO_NOT_CONTACT'),
    speak: (id) => prefer(id, { doNotContact: false }),
    own: (id) => prefer(id, { doNotContact: false, choices: [{ ruleId: 1, months: 3, isOff: false }] }),
    off: (id) => prefer(id, { doNotContact: false, choices: [{ ruleId: 1, months: null, isOff: true }] }),
    archive: async (id) => {
      const headers = await versionOf('patient', id);
      await desk.call('DELETE', `patients/${id}`, { endOpen: true }, headers);
      expect(await untrue()).toEqual([]);
      return desk.call('POST', `patients/${id}/reactivate`);
    },
    status: async (id) =>
      desk.call('PATCH', `patients/${id}`, { clinicalStatus: 'COMPLETED' }, await versionOf('patient', id)),
    merge: async (id, other) => {
      const [row] = await clinic.source.query('select version from patient where id = ?', [other]);
      const what = { withId: other, withVersion: row.version, isSamePerson: true };
      return desk.call('POST', `patients/${id}/merge`, what, await versionOf('patient', id));
    },
    unmerge: async (id) =>
      desk.call('POST', `patients/${id}/unmerge`, { mergeId: await mergeOf(id) }, await versionOf('patient', id)),
    rule: async () => {
      const months = 4 + (Date.now() % 7);
      const answer = await desk.call('PATCH', 'recall-rules/1', { months }, await versionOf('recall_rule', 1));
      await clinic.get(RecallRebuild).rebuildAll();
      return answer;
    },
  };

  it('says after any history what follows from scratch', async () => {
    const done = new Set<string>();
    await desk.call('POST', 'recall-rules', { name: 'Finished', months: 12, clinicalStatuses: ['COMPLETED'] });
    await clinic.get(RecallRebuild).rebuildAll();
    const history = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.boolean()), { minLength: 6, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const pair = [await desk.seen(300), await desk.seen(100)] as const;
        for (const [step, isOther] of steps) {
          const answer = await take[step](pair[isOther ? 1 : 0], pair[isOther ? 0 : 1]);
          if (answer.status < 300) done.add(step);
          expect(await untrue(), steps.map(([name]) => name).join(' ')).toEqual([]);
        }
      }),
      {
        numRuns: process.env['CUSPID_LONG'] ? 150 : 8,
        endOnFailure: true,
        examples: [[WHOLE.map((step) => [step, false])]],
      },
    );
    // A history in which every step was refused would be true as well.
    expect(STEPS.filter((step) => !done.has(step))).toEqual([]);
  }, 600_000);

  it('is true after fifty bookings, cancellations and tries at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => desk.seen(250)));
    const booked = await Promise.all(ids.map((id) => desk.book(id)));
    const work = Array.from({ length: 50 }, (_, n) => {
      const [id = 0, visit = 0] = [ids[n % 5], booked[n % 5]];
      if (n % 5 === n % 3) return desk.call('POST', `visits/${visit}/cancel`, {});
      if (n % 3 === 0) return desk.tried(id, 'NO_ANSWER');
      return n % 3 === 1 ? desk.tryToBook(id) : desk.call('POST', `visits/${visit}/undo`, {});
    });
    const answers = await Promise.all(work);
    expect(answers.some(({ status }) => status < 300)).toBe(true);
    expect(await untrue()).toEqual([]);
  }, 120_000);

  it('follows a rule that was changed, some patients at a time, wherever the work was broken off', async () => {
    const id = await desk.seen(400);
    await clinic.source.query('update recall set stage = ?, next_on = null where patient_id = ?', ['NONE', id]);
    await clinic.source.query('update recall_rule set rebuilt_through = ? where id = 1', [id - 1]);
    await clinic.get(RecallRebuild).rebuildAll();
    expect(await desk.recall(id)).toMatchObject({ stage: 'OPEN' });
    const { body } = await desk.call('GET', 'recall-rules');
    expect(body['items']).toMatchObject([{ id: 1, isRebuilding: false }, { isRebuilding: false }]);
  });
});
