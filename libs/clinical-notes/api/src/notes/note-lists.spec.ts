import { TimelineService } from '@cuspid/patients/api';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';
import { idOf, itemsOf, NotesDesk } from '../testing/notes-desk';
import { NoteList } from './note-list';
import { NoteStats } from './note-stats';

/** Patients with as many notes each; the first has many more. */
const [PATIENTS, EACH, MANY] = [900, 100, 10_000];
const DIGIT = `(select 0 d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)`;
/** Notes of years: one in a hundred waits, one in two hundred is a draft, one in ten a diagnosis. */
const FILL = `insert into clinical_note (patient_id, author_id, type, state, text, created_at, edited_at, changed_at,
    signed_at, signed_hash, needs_verification, waits_since)
  select patient_id, ?, if(n % 10 = 0, 'DIAGNOSIS', 'PROGRESS'), if(n % 200 = 0, 'DRAFT', 'SIGNED'),
    concat('Note ', n), at, at, at, if(n % 200 = 0, null, at), if(n % 200 = 0, null, repeat('0', 64)),
    n % 100 = 1, if(n % 100 = 1, at, null)
  from (select patient.id as patient_id, n, date_add('2020-01-01', interval n hour) as at from patient
    join (select a.d + 10 * b.d + 100 * c.d + 1000 * e.d as n from ${DIGIT} a, ${DIGIT} b, ${DIGIT} c, ${DIGIT} e) numbers
    on n < if(patient.id = ?, ${MANY}, ${EACH}) where patient.id >= ?) made`;

describe(`lists of ${PATIENTS * EACH + MANY} notes`, () => {
  let clinic: SpecClinic;
  let desk: NotesDesk;
  let ana: Person, student: Person, reception: Person, author: Person;
  let big: number;

  beforeAll(async () => {
    clinic = await openNotesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    [ana, student] = [await clinic.person('ORTHODONTIST'), await clinic.person('STUDENT')];
    [reception, author] = [await clinic.person('RECEPTION'), await clinic.person('STUDENT')];
    desk = new NotesDesk(clinic, await clinic.patient({}, [ana, student]));
    big = await clinic.patient({}, [ana, author]);
    const ids = Array.from({ length: PATIENTS }, (_, n) => big + 1 + n);
    await clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [ids.map((id) => [id, `BIG-${id}`, 'Ama', `Big${id}`, 'FEMALE', new Date(), reception.id, new Date()])],
    );
    await clinic.source.query(FILL, [author.id, big, big]);
    await clinic.source.query('analyze table clinical_note, patient, care_team_member');
  }, 600_000);
  afterAll(() => clinic.close());

  /** The most rows one of its queries made the server read. */
  const read = async (work: () => Promise<unknown>) =>
    Math.max(...(await plansOf(clinic.source, work)).map((plan) => plan.read));

  it('read a page of them and no more, first or deep, whoever asks', async () => {
    const lists = clinic.get(NoteList);
    for (const me of [ana, reception]) {
      const first = await lists.list(me, big, { limit: 100 });
      const deep = await lists.list(me, big, { limit: 100, cursor: first.nextCursor ?? '' });
      expect([first.items.length, deep.items.length]).toEqual([100, 100]);
      expect(await read(() => lists.list(me, big, { cursor: deep.nextCursor ?? '' }))).toBeLessThan(400);
    }
    expect(await read(() => lists.list(ana, big, { from: '2020-03-01', to: '2020-03-02' }))).toBeLessThan(400);
    expect(await read(() => clinic.get(TimelineService).page(ana, big, { kind: 'notes', limit: 50 }))).toBeLessThan(
      400,
    );
  });

  it('of what waits cost what is waiting for the one who asks', async () => {
    const lists = clinic.get(NoteList);
    for (const [me, kind, most] of [
      [author, 'unsigned', 2_000],
      [author, 'mine', 2_500],
      [ana, 'unverified', 5_000],
    ] as const) {
      const page = await lists.pending(me, { kind, limit: 25 });
      expect(page.items.length, kind).toBe(25);
      const deep = () => lists.pending(me, { kind, limit: 25, cursor: page.nextCursor ?? '' });
      expect(await read(deep), kind).toBeLessThan(most);
    }
    // Nobody's but those of one's own patients.
    const { items } = await lists.pending(ana, { kind: 'unverified', limit: 100 });
    expect(new Set(items.map(({ patient }) => patient.id))).toEqual(new Set([big]));
  });

  it('are counted over a year by the index alone', async () => {
    const plans = await plansOf(clinic.source, () =>
      clinic.get(NoteStats).of(reception, { from: '2020-01-01', to: '2020-12-31' }),
    );
    const steps = plans.flatMap((plan) => plan.steps);
    expect(steps.find(({ key }) => key === 'clinical_note_figures')?.extra, JSON.stringify(steps)).toContain(
      'Using index',
    );
  });

  it('are listed newest first, narrowed and paged; work lists hold what waits, the oldest first', async () => {
    const other = await clinic.patient({}, [ana, student]);
    const made = [];
    for (let n = 0; n < 5; n++) {
      const set = { text: `Note ${n}`, ...(n === 2 && { teeth: ['36'], type: 'TREATMENT' }) };
      made.push(Number((await (n < 3 ? desk.signed(student, set) : desk.write(student, set, other))).body['id']));
    }
    const pages: unknown[] = [];
    let cursor = '';
    do {
      const page = await desk.call(student, 'GET', `patients/${desk.patientId}/clinical-notes?limit=2${cursor}`);
      pages.push(...itemsOf(page).map(({ id }) => id));
      cursor = page.body['nextCursor'] ? `&cursor=${String(page.body['nextCursor'])}` : '';
    } while (cursor);
    const all = itemsOf(await desk.call(student, 'GET', `patients/${desk.patientId}/clinical-notes?limit=100`));
    expect(pages).toEqual(all.map(({ id }) => id));
    expect(pages.slice(0, 3)).toEqual(made.slice(0, 3).toReversed());
    const only = (query: string) => desk.call(ana, 'GET', `patients/${desk.patientId}/clinical-notes?${query}`);
    expect(itemsOf(await only('tooth=36')).map(({ id }) => id)).toEqual([made[2]]);
    expect(itemsOf(await only(`type=TREATMENT&author=${student.id}&state=SIGNED`)).map(({ id }) => id)).toEqual([
      made[2],
    ]);
    expect(itemsOf(await only('to=2020-01-01'))).toEqual([]);
    expect(itemsOf(await only('from=2020-01-01&limit=100')).length).toBe(3);
    const pending = async (me: Person, kind: string) =>
      itemsOf(await desk.call(me, 'GET', `clinical-notes/pending?kind=${kind}&limit=100`)).map(({ note }) =>
        idOf(note),
      );
    expect(await pending(student, 'unsigned')).toEqual(expect.arrayContaining(made.slice(3)));
    expect(await pending(student, 'mine')).toEqual(expect.arrayContaining(made.slice(0, 3)));
    const asked = await desk.call(ana, 'GET', 'clinical-notes/pending?kind=unverified&count=true');
    expect(asked.body['total']).toBe(MANY / 100 + 3);
    expect(await pending(student, 'unverified')).toEqual([]);
    expect((await desk.call(ana, 'GET', 'clinical-notes/pending?kind=all')).status).toBe(422);
  });

  it('keep every version, the same key is pressed once, and any script comes back as it was typed', async () => {
    const headers = { 'idempotency-key': 'note-once' };
    const what = { type: 'OBSERVATION', text: '<script>window.__pwn=1</script> දත් பல் 👩🏽‍⚕️' };
    const path = `patients/${desk.patientId}/clinical-notes`;
    const [first, again] = [
      await desk.call(ana, 'POST', path, what, headers),
      await desk.call(ana, 'POST', path, what, headers),
    ];
    expect([again.body['id'], first.body['text']]).toEqual([first.body['id'], what.text]);
    const saved = await desk.edit(ana, first, { text: 'e\u0301', procedure: 'Scaling', executionStatus: 'COMPLETED' });
    expect(saved.body['text']).toBe('é');
    await desk.act(ana, first.body['id'], 'sign');
    const versions = itemsOf(await desk.call(ana, 'GET', `clinical-notes/${Number(first.body['id'])}/versions`));
    expect(versions.map(({ step }) => step)).toEqual(['SIGNED', 'SAVED', 'BEGUN']);
    const [v1, v3] = await Promise.all(
      [1, 3].map((v) => desk.call(ana, 'GET', `clinical-notes/${Number(first.body['id'])}/versions/${v}`)),
    );
    expect([v1?.body, v3?.body]).toMatchObject([
      { text: what.text, procedure: null },
      { text: 'é', procedure: 'Scaling' },
    ]);
    expect((await desk.call(ana, 'GET', `clinical-notes/${Number(first.body['id'])}/versions/9`)).status).toBe(404);
    expect((await desk.write(ana, { text: '🦷'.repeat(20_000) })).status).toBe(201);
    expect((await desk.write(ana, { text: '🦷'.repeat(20_001) })).status).toBe(422);
  });
});
