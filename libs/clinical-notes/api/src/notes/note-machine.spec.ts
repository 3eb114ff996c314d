import {
  actsOf,
  NOTE_ACTS,
  NOTE_RIGHTS,
  NOTE_TYPES,
  needsVerifying,
  refusalOf,
  stateAfter,
  waitsForVerification,
  type NoteActor,
  type NoteFacts,
} from '@cuspid/clinical-notes/contracts';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import { describe, expect, it } from 'vitest';

const STEPS = 50_000;

/** The same numbers every time, so that a walk that fails fails again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Somebody of each role, and a second student: everybody on the care team. */
const PEOPLE = [...ROLES, 'STUDENT' as const].map((role, index) => ({
  id: index + 1,
  role,
  rights: new Set(NOTE_RIGHTS.filter((right) => mayRole(role, right))),
}));

interface Walked {
  note: NoteFacts;
  text: string;
  /** What it said when it was signed. */
  frozen: string | null;
  verifiedBy: number | null;
}

/** What may never be, said without the machine: which states follow each other, and who did it. */
function illegal(before: Walked, after: Walked | null, me: (typeof PEOPLE)[number], act: string): string | null {
  const { note } = before;
  const isDraft = note.state === 'DRAFT';
  if (me.role === 'NURSE' || (me.role === 'RECEPTION' && act !== 'read')) return 'has no right to notes';
  if (me.role === 'ADMIN' && act !== 'read') return 'administrators write no notes';
  if (me.role === 'RECEPTION' && note.type === 'DIAGNOSIS') return 'the desk and a diagnosis';
  if (
    isDraft &&
    note.authorId !== me.id &&
    !(me.role === 'ORTHODONTIST' && ['bin', 'restore', 'purge', 'read'].includes(act))
  )
    return 'a draft of somebody else';
  if (isDraft && act === 'read' && note.authorId !== me.id && !note.isBinned) return 'a draft was read';
  if (!after) return isDraft && note.isBinned ? null : 'gone for good';
  const step = `${note.state}>${after.note.state}`;
  if (!LEGAL.includes(step)) return `became ${step}`;
  if (before.frozen !== null && after.text !== before.frozen) return 'frozen words changed';
  if (step.endsWith('VERIFIED') && act === 'verify' && (me.role === 'STUDENT' || me.id === note.authorId))
    return 'verified by the wrong person';
  if (
    note.state === 'VERIFIED' &&
    act === 'addend' &&
    waitsForVerification(after.note) !== after.note.needsVerification
  )
    return 'an addendum left the verification';
  if (after.note.isBinned && after.note.state !== 'DRAFT') return 'a signed note in the bin';
  return note.state === 'VERIFIED' && act === 'strike' && me.role === 'STUDENT' ? 'a student struck it' : null;
}

const LEGAL = [
  ...['DRAFT>DRAFT', 'DRAFT>SIGNED', 'SIGNED>SIGNED', 'SIGNED>VERIFIED', 'SIGNED>STRUCK'],
  ...['VERIFIED>VERIFIED', 'VERIFIED>SIGNED', 'VERIFIED>STRUCK', 'STRUCK>STRUCK'],
];

function done(walked: Walked, me: NoteActor, act: (typeof NOTE_ACTS)[number], step: number): Walked | null {
  const next = stateAfter(walked.note, act);
  if (!next) return null;
  const { supervisedIds, needsVerification } = walked.note;
  const needs = act === 'sign' || act === 'addend' ? needsVerification || needsVerifying(me.rights) : needsVerification;
  const supervised = act === 'addend' && needsVerifying(me.rights) ? [...supervisedIds, me.id] : supervisedIds;
  const text = act === 'edit' ? `said at step ${step}` : walked.text;
  return {
    note: { ...walked.note, ...next, needsVerification: needs, supervisedIds: supervised },
    text,
    frozen: act === 'sign' ? text : walked.frozen,
    verifiedBy: act === 'verify' ? me.id : null,
  };
}

describe('the rules of a note’s life', () => {
  it(`make no illegal step in ${STEPS} random ones, of every role, on every type`, () => {
    const roll = dice(20_261_123);
    const tried = new Map<string, number>();
    let walked = begin(roll, 0);
    for (let step = 0; step < STEPS; step++) {
      const me = PEOPLE[roll(PEOPLE.length)] ?? PEOPLE[0];
      const act = NOTE_ACTS[roll(NOTE_ACTS.length)] ?? 'read';
      if (!me) continue;
      const why = refusalOf(walked.note, me, act);
      expect(actsOf(walked.note, me).includes(act)).toBe(why === null);
      tried.set(`${act}:${why ?? 'done'}`, (tried.get(`${act}:${why ?? 'done'}`) ?? 0) + 1);
      if (why) continue;
      const after = done(walked, me, act, step);
      expect(illegal(walked, after, me, act), `${me.role} ${act} ${JSON.stringify(walked)}`).toBeNull();
      walked = after && after.note.state !== 'STRUCK' ? after : begin(roll, step);
    }
    // Everything was really tried: what is done, and each refusal that has a code of its own.
    for (const act of NOTE_ACTS) expect(tried.get(`${act}:done`), act).toBeGreaterThan(20);
    for (const why of ['unseen', 'not-allowed', 'note-signed', 'note-own', 'note-binned', 'note-verified'])
      expect(
        [...tried.keys()].some((key) => key.endsWith(why)),
        why,
      ).toBe(true);
  });
});

function begin(roll: (sides: number) => number, step: number): Walked {
  const writers = PEOPLE.filter(({ rights }) => rights.has('note.write'));
  const author = writers[roll(writers.length)];
  const note: NoteFacts = {
    ...{ type: NOTE_TYPES[roll(NOTE_TYPES.length)] ?? 'PROGRESS', state: 'DRAFT', isBinned: false },
    ...{ authorId: author?.id ?? 0, supervisedIds: [], needsVerification: false },
  };
  return { note, text: `begun at step ${step}`, frozen: null, verifiedBy: null };
}
