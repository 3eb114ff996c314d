import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { NOTE_RIGHTS, refusalOf, type NoteAct } from '@cuspid/clinical-notes/contracts';
import { mayRole } from '@cuspid/platform/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';
import { NotesDesk } from '../testing/notes-desk';
import { ClinicalNote } from './clinical-note';
import { addendaOf, factsOf } from './note-reach';

const IS_LONG = process.env['CUSPID_LONG'] !== undefined;
const STEPS = IS_LONG ? 50_000 : 2_000;
const ROUNDS = IS_LONG ? 200 : 12;
const ACTS = ['read', 'edit', 'sign', 'verify', 'addend', 'strike', 'bin', 'restore', 'purge'] as const;
const ALIVE = 12;

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('notes on the real database', () => {
  let clinic: SpecClinic;
  let desk: NotesDesk;
  let people: Person[] = [];
  let author: Person, supervisor: Person, orthodontist: Person, admin: Person;

  beforeAll(async () => {
    clinic = await openNotesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    [author, supervisor, orthodontist, admin] = [
      await clinic.person('STUDENT'),
      await clinic.person('DENTAL_SURGEON'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('ADMIN'),
    ];
    const rest = [await clinic.person('STUDENT'), await clinic.person('NURSE'), await clinic.person('RECEPTION')];
    people = [author, supervisor, orthodontist, admin, ...rest];
    desk = new NotesDesk(
      clinic,
      await clinic.patient(
        {},
        people.slice(0, 5).filter(({ role }) => role !== 'ADMIN'),
      ),
    );
  }, 300_000);
  afterAll(() => clinic.close());

  /** One act over HTTP, as a screen sends it. */
  function send(me: Person, id: number, act: NoteAct, version: number, n: number): Promise<Answered> {
    const path = `clinical-notes/${id}`;
    if (act === 'read') return desk.read(me, id);
    if (act === 'edit') return desk.edit(me, { body: { id, version } }, { text: `Said at step ${n}` });
    if (act === 'bin') return desk.call(me, 'DELETE', path);
    if (act === 'purge') return desk.call(me, 'DELETE', `${path}?purge=true`);
    if (act === 'addend') return desk.act(me, id, 'addenda', { text: `Added at step ${n}` });
    return desk.act(me, id, act, act === 'strike' ? { reason: `Struck at step ${n}` } : {});
  }

  const note = (id: number) => clinic.source.manager.findOneBy(ClinicalNote, { id });
  const rightsOf = ({ role }: Person) => new Set(NOTE_RIGHTS.filter((right) => mayRole(role, right)));
  const agrees = async (id: number) =>
    (await desk.call(admin, 'GET', `clinical-notes/${id}/verification`)).body['agrees'];

  it(`take no illegal step in ${STEPS} random ones of seven people, and the signed words stay as they were signed`, async () => {
    const roll = dice(7);
    const writers = people.filter((me) => mayRole(me.role, 'note.write'));
    const alive: number[] = [];
    const signed = new Map<number, string>();
    let taken = 0;
    for (let step = 0; step < STEPS; step++) {
      if (alive.length < ALIVE) {
        const me = writers[roll(writers.length)] ?? author;
        const set = { type: ['PROGRESS', 'DIAGNOSIS', 'TREATMENT'][roll(3)], text: `Begun at step ${step}` };
        alive.push(Number((await desk.write(me, set)).body['id']));
      }
      const id = alive[roll(alive.length)] ?? 0;
      const before = await note(id);
      if (!before) throw new Error('a note has gone that nobody purged');
      // Its author every third time, so that there is something to be done; else anybody.
      const its = people.find((one) => one.id === before.authorId);
      const me = (roll(3) === 0 ? its : people[roll(people.length)]) ?? author;
      const act = ACTS[roll(ACTS.length)] ?? 'read';
      const facts = factsOf(before, await addendaOf(clinic.source.manager, [before]));
      const why = refusalOf(facts, { id: me.id, rights: rightsOf(me) }, act);
      const { status, body } = await send(me, id, act, before.version, step);
      const told = `${me.role} ${act} ${JSON.stringify(facts)}: ${why} ${status} ${JSON.stringify(body)}`;
      expect(statusesOf(why), told).toContain(status);
      if (why?.startsWith('note-')) expect(body['code'], told).toBe(why);
      const after = await note(id);
      if (why || act === 'read') expect(after, told).toEqual(before);
      else taken++;
      if (act === 'sign' && !why) signed.set(id, after?.text ?? '');
      if (signed.has(id)) expect(after?.text, told).toBe(signed.get(id));
      if (signed.has(id) && !why && act !== 'read') expect(await agrees(id), told).toBe(true);
      if (!after || (after.state === 'STRUCK' && roll(4) === 0)) alive.splice(alive.indexOf(id), 1);
    }
    expect(taken).toBeGreaterThan(STEPS / 20);
    for (const id of signed.keys()) expect(await agrees(id)).toBe(true);
  }, 3_600_000);

  it('change in one way when two people act at once: what was not seen is neither signed nor verified', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const draft = await desk.write(author, { text: 'Seen' });
      const id = Number(draft.body['id']);
      const [edit, sign] = await Promise.all([
        desk.edit(author, draft, { text: 'Unseen' }),
        desk.act(author, id, 'sign', { version: 1 }),
      ]);
      expect([[edit.status, sign.status].join()]).toEqual([expect.stringMatching(/^(200,412|409,200)$/)]);
      const last = await desk.act(author, id, 'sign');
      expect((await desk.read(author, id)).body['text']).toBe(edit.status === 200 ? 'Unseen' : 'Seen');
      const version = Number((last.status === 200 ? last : sign).body['version']);
      const both = await Promise.all([
        desk.act(orthodontist, id, 'verify', { version }),
        desk.act(author, id, 'addenda', { text: `Later ${round}` }),
        desk.act(supervisor, id, 'verify', { version }),
      ]);
      expect(both[1]?.status).toBe(201);
      expect(both.filter(({ status }) => status === 200).length).toBeLessThan(2);
      const now = await desk.read(admin, id);
      expect(now.body).toMatchObject({ state: 'SIGNED', waitsForVerification: true, verifiedBy: null });
      expect(await agrees(id)).toBe(true);
    }
  });
});

const statusesOf = (why: string | null): number[] => {
  if (!why) return [200, 201, 204];
  return why === 'unseen' ? [404] : why === 'not-allowed' ? [403] : [409];
};
