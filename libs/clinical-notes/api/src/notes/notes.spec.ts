import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';
import { itemsOf, NotesDesk } from '../testing/notes-desk';

describe('clinical notes', () => {
  let clinic: SpecClinic;
  let ana: Person, ben: Person, student: Person, nurse: Person, reception: Person, admin: Person, outsider: Person;
  let desk: NotesDesk;
  let patientId: number;

  beforeAll(async () => {
    clinic = await openNotesClinic();
    [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('DENTAL_SURGEON')];
    [student, outsider] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
    [nurse, reception, admin] = [
      await clinic.person('NURSE'),
      await clinic.person('RECEPTION'),
      await clinic.person('ADMIN'),
    ];
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    patientId = await clinic.patient({}, [ana, ben, student]);
    desk = new NotesDesk(clinic, patientId);
  }, 300_000);
  afterAll(() => clinic.close());

  it('are a draft of their author’s alone until they are signed, then everybody’s who may read them', async () => {
    const draft = await desk.write(student, { teeth: ['21', '11'] });
    expect(draft.status, JSON.stringify(draft.body)).toBe(201);
    expect(draft.body).toMatchObject({ state: 'DRAFT', version: 1, teeth: ['11', '21'], author: { id: student.id } });
    for (const me of [ana, ben, admin, reception, outsider])
      expect((await desk.read(me, draft.body['id'])).status).toBe(404);
    expect((await desk.read(nurse, draft.body['id'])).status).toBe(403);
    const mine = await desk.act(student, draft.body['id'], 'sign');
    expect(mine.body).toMatchObject({ state: 'SIGNED', waitsForVerification: true, version: 2 });
    for (const me of [ana, ben, admin, reception]) expect((await desk.read(me, draft.body['id'])).status).toBe(200);
    expect((await desk.read(outsider, draft.body['id'])).status).toBe(404);
  });

  it('save themselves with the version that was seen; nothing changed is no version', async () => {
    const draft = await desk.write(ana);
    expect((await desk.call(ana, 'PATCH', `clinical-notes/${Number(draft.body['id'])}`, { text: 'a' })).status).toBe(
      428,
    );
    const saved = await desk.edit(ana, draft, { text: 'Wire changed. No pain.' });
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await desk.edit(ana, draft, { text: 'other' })).status).toBe(412);
    expect((await desk.edit(ana, saved, { text: 'Wire changed. No pain.' })).body['version']).toBe(2);
    expect((await desk.edit(ana, saved, { visitId: 4_294_967_290 })).status).toBe(422);
    expect((await desk.edit(ana, saved, { executedAt: '2099-01-01T00:00:00Z' })).status).toBe(422);
  });

  it('are locked by the signature: more is said in addenda, and the database itself refuses a change', async () => {
    const note = await desk.signed(ana, { text: 'Zahn 11 gesund. 牙齿 🦷', outcome: 'Good' });
    const id = Number(note.body['id']);
    expect(note.body).toMatchObject({ state: 'SIGNED', needsVerification: false, waitsForVerification: false });
    expect(refusal(await desk.edit(ana, note, { text: 'x' }))).toMatchObject({ http: 409, code: 'note-signed' });
    expect((await desk.act(ana, id, 'sign')).body['code']).toBe('note-signed');
    expect((await desk.call(ana, 'DELETE', `clinical-notes/${id}`)).status).toBe(409);
    for (const [sql, ...values] of [
      ['update clinical_note set text = ? where id = ?', 'zahn 11 gesund. 牙齿 🦷', id],
      ["update clinical_note set state = 'DRAFT', signed_at = null where id = ?", id],
      ['update clinical_note set author_id = ? where id = ?', ben.id, id],
      ['update clinical_note set patient_id = ? where id = ?', await clinic.patient(), id],
      ['delete from clinical_note where id = ?', id],
      ["update clinical_note_version set content = '{}' where note_id = ?", id],
      ['delete from clinical_note_version where note_id = ?', id],
    ] as const)
      await expect(clinic.source.query(sql, values), sql).rejects.toThrow(/clinical_note/);
    const more = await desk.act(ben, id, 'addenda', { text: ' Seen again:\r\n  no pain. ' });
    expect([more.status, more.body['addenda']]).toMatchObject([
      201,
      [{ number: 1, text: ' Seen again:\r\n  no pain. ', by: { id: ben.id }, needsVerification: false }],
    ]);
    await expect(clinic.source.query('delete from clinical_note_addendum where note_id = ?', [id])).rejects.toThrow();
    expect((await desk.act(ana, (await desk.write(ana, { text: ' \n ' })).body['id'], 'sign')).body['code']).toBe(
      'note-empty',
    );
  });

  it('of a student wait for another person’s verification, which an addendum ends', async () => {
    const note = await desk.signed(student);
    const id = Number(note.body['id']);
    const told = async (me: Person) =>
      clinic.source.query("select 1 from notice where kind = 'note-verify' and subject_id = ? and user_id = ?", [
        ...[id, me.id],
      ]);
    expect([(await told(ana)).length, (await told(ben)).length, (await told(student)).length]).toEqual([1, 1, 0]);
    expect((await desk.act(student, id, 'verify')).status).toBe(403);
    expect((await desk.act(admin, id, 'verify')).status).toBe(403);
    expect((await desk.act(ana, id, 'verify', { version: 1 })).status).toBe(412);
    const verified = await desk.act(ana, id, 'verify', { version: 2 });
    expect(verified.body).toMatchObject({ state: 'VERIFIED', verifiedBy: { id: ana.id }, waitsForVerification: false });
    expect((await told(ben)).length).toBe(0);
    expect((await desk.act(ben, id, 'verify')).body['code']).toBe('note-verified');
    const more = await desk.act(student, id, 'addenda', { text: 'Forgot the shade.' });
    expect(more.body).toMatchObject({ state: 'SIGNED', verifiedBy: null, waitsForVerification: true });
    expect((await told(ben)).length).toBe(1);
    const own = await desk.signed(ana);
    expect((await desk.act(ana, own.body['id'], 'verify')).body['code']).toBe('note-own');
    expect((await desk.act(ben, own.body['id'], 'verify')).body).toMatchObject({ state: 'VERIFIED' });
    const review = await desk.write(student, { type: 'SUPERVISOR_REVIEW' });
    expect(review.status).toBe(403);
  });

  it('that were signed are struck through, with the reason, and never gone', async () => {
    const id = (await desk.signed(student)).body['id'];
    expect((await desk.act(student, id, 'strike', { reason: 'no' })).status).toBe(422);
    await desk.act(ana, id, 'verify');
    expect((await desk.act(student, id, 'strike', { reason: 'Wrong patient' })).body['code']).toBe('note-verified');
    const struck = await desk.act(ben, id, 'strike', { reason: 'Wrong patient' });
    expect(struck.body).toMatchObject({ state: 'STRUCK', strikeReason: 'Wrong patient', struckBy: { id: ben.id } });
    for (const [what, body] of [
      ['verify', {}],
      ['addenda', { text: 'a' }],
      ['strike', { reason: 'again' }],
    ] as const)
      expect((await desk.act(ana, id, what, body)).body['code']).toBe('note-struck');
    expect((await desk.read(reception, id)).body).toMatchObject({ text: 'Wire changed.' });
    const other = (await desk.signed(ana)).body['id'];
    expect((await desk.act(student, other, 'strike', { reason: 'Not mine' })).status).toBe(403);
    expect((await desk.act(ana, (await desk.write(ana)).body['id'], 'strike', { reason: 'early' })).body['code']).toBe(
      'note-unsigned',
    );
  });

  it('unsigned go to the bin by their author or who clears it, come back, and are deleted from there alone', async () => {
    const draft = await desk.write(student, { text: 'Draft to be binned' });
    const path = `clinical-notes/${Number(draft.body['id'])}`;
    expect((await desk.call(ben, 'DELETE', path)).status).toBe(404);
    expect((await desk.call(student, 'DELETE', `${path}?purge=true`)).body['code']).toBe('note-not-binned');
    expect((await desk.call(ana, 'DELETE', path)).status).toBe(204);
    const binOf = async (me: Person) =>
      itemsOf(await desk.call(me, 'GET', `patients/${patientId}/clinical-notes?bin=only`)).map(({ id }) => id);
    expect(await binOf(ana)).toContain(draft.body['id']);
    expect(await binOf(student)).toContain(draft.body['id']);
    expect(await binOf(ben)).toEqual([]);
    expect(
      (await desk.edit(student, { ...draft, body: { ...draft.body, version: 2 } }, { text: 'x' })).body['code'],
    ).toBe('note-binned');
    expect((await desk.act(student, draft.body['id'], 'restore')).body).toMatchObject({
      state: 'DRAFT',
      binnedAt: null,
    });
    await desk.call(student, 'DELETE', path);
    expect((await desk.call(student, 'DELETE', `${path}?purge=true`)).status).toBe(204);
    expect((await desk.read(student, draft.body['id'])).status).toBe(404);
    const left = await clinic.source.query('select 1 from clinical_note_version where note_id = ?', [draft.body['id']]);
    expect(left).toEqual([]);
  });

  it('of a diagnosis are nowhere for the desk: no list, number, version, proof, figure, timeline or work list', async () => {
    const id = Number((await desk.signed(ana, { type: 'DIAGNOSIS', text: 'Periodontitis' })).body['id']);
    for (const path of ['', '/versions', '/versions/1', '/verification']) {
      expect((await desk.call(reception, 'GET', `clinical-notes/${id}${path}`)).status).toBe(404);
      expect((await desk.call(ben, 'GET', `clinical-notes/${id}${path}`)).status).toBe(200);
    }
    const list = (me: Person, query = '') =>
      desk.call(me, 'GET', `patients/${patientId}/clinical-notes?count=true&${query}`);
    const [seen, whole] = [await list(reception, 'limit=100'), await list(ben, 'limit=100')];
    expect(itemsOf(seen).filter(({ type }) => type === 'DIAGNOSIS')).toEqual([]);
    expect(Number(whole.body['total']) - Number(seen.body['total'])).toBe(1);
    expect((await list(reception, 'type=DIAGNOSIS')).body).toMatchObject({ items: [], total: 0 });
    const stats = async (me: Person) => (await desk.call(me, 'GET', 'clinical-notes/stats')).body;
    const [theirs, ours] = [await stats(reception), await stats(ben)];
    expect(JSON.stringify(theirs)).not.toContain('DIAGNOSIS');
    expect(Number(ours['total']) - Number(theirs['total'])).toBe(1);
    const kinds = async (me: Person) =>
      itemsOf(await desk.call(me, 'GET', `patients/${patientId}/timeline?kind=notes&limit=100`)).map(
        ({ parts }) => parts,
      );
    expect(JSON.stringify(await kinds(ben))).toContain('DIAGNOSIS');
    const shown = await kinds(reception);
    expect(shown.length).toBeGreaterThan(0);
    expect(JSON.stringify(shown)).not.toContain('DIAGNOSIS');
    expect((await desk.call(reception, 'GET', 'clinical-notes/pending?kind=unsigned')).status).toBe(403);
    const [event] = await clinic.source.query(
      "select patient_id from live_event where topic = 'notes' order by id desc",
    );
    expect(event.patient_id).toBeNull();
  });

  it('prove what was signed, added and verified; a changed word shows, and in what', async () => {
    const note = await desk.signed(student, { text: 'Alginate impressions.' });
    const id = Number(note.body['id']);
    await desk.act(ben, id, 'addenda', { text: 'Repeated in the lower arch.' });
    await desk.act(ana, id, 'verify');
    const proof = async () => (await desk.call(admin, 'GET', `clinical-notes/${id}/verification`)).body;
    expect(await proof()).toMatchObject({
      ...{ agrees: true, signed: { agrees: true, by: { id: student.id } }, addenda: [{ by: { id: ben.id } }] },
      verified: { agrees: true, by: { id: ana.id } },
    });
    // The database would refuse it: somebody has taken its guard away.
    await clinic.source.query('drop trigger clinical_note_no_update');
    await clinic.source.query('update clinical_note set text = ? where id = ?', ['Alginate impression.', id]);
    expect(await proof()).toMatchObject({
      ...{ agrees: false, signed: { agrees: false }, addenda: [{ agrees: false }], verified: { agrees: false } },
    });
    await clinic.source.query('update clinical_note set text = ? where id = ?', ['Alginate impressions.', id]);
    expect(await proof()).toMatchObject({ agrees: true });
    const draft = await desk.write(student);
    expect((await desk.call(student, 'GET', `clinical-notes/${Number(draft.body['id'])}/verification`)).status).toBe(
      409,
    );
  });
});
