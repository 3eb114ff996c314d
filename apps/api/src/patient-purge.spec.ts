import { Patient, PatientPurge, PatientPurgeFile, PatientPurgeFiles } from '@cuspid/patients/api';
import type { PurgePreviewDto } from '@cuspid/patients/contracts';
import { rightsOn, transaction } from '@cuspid/platform/database';
import { MailOutbox } from '@cuspid/platform/providers';
import type { Answered, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from './security/rows';
import { PurgeRoom } from './testing/purge-room';

const previewOf = ({ bytes }: Answered): PurgePreviewDto => JSON.parse(bytes.toString());
const asText = (value: unknown) => JSON.stringify(value);

describe('a patient deleted for good', () => {
  let room: PurgeRoom;
  let clinic: SpecClinic;

  beforeAll(async () => {
    room = await PurgeRoom.open();
    clinic = room.clinic;
  });
  afterAll(() => clinic.close());

  it('leaves no row in any table, no file, and touches nobody else', async () => {
    const [id, other] = [await room.full(), await room.full()];
    await room.archive(id);
    const before = await room.counted(id);
    for (const place of [
      'patient_term.patient_id',
      'visit.patient_id',
      'chart_act.patient_id',
      'queue_entry.patient_id',
    ])
      expect(before.get(place)?.own, place).toBeGreaterThan(0);
    const preview = previewOf(await room.call('GET', `${id}/purge`));
    expect(preview).toMatchObject({ files: 2, mayBeDeleted: true, version: 2 });
    const { status, body } = await room.purge(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ rows: preview.parts.reduce((sum, part) => sum + part.rows, 0), files: 2 });
    for (const [place, { own, all }] of await room.counted(id)) {
      expect(own, place).toBe(0);
      // Of the patients themselves one is gone, wherever they are counted from.
      if (place !== 'patient.merged_into_id')
        expect(all, place).toBe((before.get(place)?.all ?? 0) - (before.get(place)?.own ?? 0));
    }
    const orphans = 'select count(*) as left_over from queue_move where entry_id not in (select id from queue_entry)';
    expect(await clinic.source.query(orphans)).toMatchObject([{ left_over: expect.toSatisfy((n) => Number(n) === 0) }]);
    await clinic.get(PatientPurgeFiles).sweep();
    await expect.poll(() => room.kept(room.filesOf(id))).toBe(0);
    expect(await clinic.source.manager.count(PatientPurgeFile)).toBe(0);
    expect(await room.kept(room.filesOf(other))).toBe(2);
    for (const path of ['', '/life', '/purge', '/alerts']) expect((await room.call('GET', id + path)).status).toBe(404);
  });

  it('leaves no letter, no address and no mail that waits', async () => {
    const [id, to] = [await room.full(), 'patient@spec.test'];
    const letter = await rows.letter(clinic, id, room.desk);
    await room.archive(id);
    // One that waits still: as if it came from a process that did not see the record put away.
    await clinic.source.query("update letter set state = 'WAITING' where id = ?", [letter]);
    const mail = { to, subject: 'Your visit', text: 'At eight', key: `purge ${letter}`, confidential: true } as const;
    await transaction(clinic.source, (tx) =>
      clinic.get(MailOutbox).enqueue(tx, { ...mail, about: `letter:${letter}` }),
    );
    expect((await room.purge(id)).status).toBe(200);
    expect(await clinic.source.query('select id from letter where patient_id = ? or recipient = ?', [id, to])).toEqual(
      [],
    );
    expect(await clinic.source.query('select id from mail_outbox where recipient = ?', [to])).toEqual([]);
  });

  it('leaves which record it was, who deleted it, why and how much, and no name', async () => {
    const id = await room.full('Canarymaria');
    const code = await room.codeOf(id);
    await room.archive(id);
    await room.purge(id);
    const left = await clinic.source.manager.findOneByOrFail(PatientPurge, { patientId: id });
    expect(left).toMatchObject({ patientCode: code, reason: 'The family asked', files: 2, purgedById: room.admin.id });
    expect(left.counts).toMatchObject({ visits: 2, 'chart-acts': 2 });
    const trail = await clinic.source.query(
      "select action, `after` from audit_entry where patient_id = ? and action in ('patient.registered', 'patient.purged') order by id",
      [id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(['patient.registered', 'patient.purged']);
    expect(asText([left, trail[1]])).not.toContain('Canarymaria');
    for (const change of ["update patient_purge set reason = ''", 'delete from patient_purge'])
      await expect(clinic.source.query(change)).rejects.toThrow('patient_purge stays');
    expect(rightsOn('patient_purge')).toEqual(['SELECT', 'INSERT']);
  });

  it('was archived before, by whom may, of the version that was seen, with the code typed', async () => {
    const id = await room.full();
    expect(await room.purge(id, { version: 1 })).toMatchObject({ status: 409, body: { code: 'patient-not-archived' } });
    await room.archive(id);
    for (const by of [room.desk, room.dentist]) expect((await room.purge(id, { by })).status).toBe(403);
    expect((await room.call('POST', `${id}/purge`, { patientCode: 'x', reason: 'because' })).status).toBe(428);
    expect((await room.purge(id, { version: 1 })).status).toBe(412);
    const mistyped = await room.purge(id, { code: 'PT-1' });
    expect(mistyped).toMatchObject({ status: 409, body: { code: 'patient-code-differs' } });
    expect((await room.purge(4_294_967_290, { code: 'PT-1' })).status).toBe(404);
    expect((await room.purge(id)).status).toBe(200);
  });

  it('is kept as long as the clinic has to keep it, and no longer', async () => {
    const id = await room.full();
    await room.archive(id);
    await clinic.source.query("update visit set starts_at = '2020-02-29 05:00:00' where patient_id = ?", [id]);
    await room.keptFor(3);
    const day = new Date().toISOString().slice(0, 10);
    const preview = previewOf(await room.call('GET', `${id}/purge`));
    expect(preview).toMatchObject({ mayBeDeleted: false, retentionYears: 3 });
    expect(preview.lastEntryOn?.slice(0, 8)).toBe(day.slice(0, 8));
    const refusal = await room.purge(id);
    expect(refusal).toMatchObject({ status: 409, body: { code: 'retention-runs' } });
    expect(refusal.body['conflict']).toEqual({ keptUntil: preview.keptUntil });
    await room.keptFor(0);
    expect((await room.purge(id)).status).toBe(200);
  });

  it('goes at once when nothing clinical was ever written', async () => {
    await room.keptFor(100);
    const id = await room.register();
    await room.archive(id);
    expect(previewOf(await room.call('GET', `${id}/purge`))).toMatchObject({ keptUntil: null, mayBeDeleted: true });
    expect((await room.purge(id)).status).toBe(200);
    await room.keptFor(0);
  });

  it('is all there or all gone: a connection that dies in the middle takes nothing along', async () => {
    const id = await room.full();
    await room.archive(id);
    const before = await room.counted(id);
    const holder = clinic.source.createQueryRunner();
    await holder.startTransaction();
    // Alerts are among the last to go: whoever holds them stops the deletion when nearly all is done.
    await holder.query('select * from patient_alert where patient_id = ? for update', [id]);
    const deleting = room.purge(id);
    await room.killWaiting();
    expect((await deleting).status).toBeGreaterThanOrEqual(500);
    await holder.rollbackTransaction();
    await holder.release();
    expect(await room.counted(id)).toEqual(before);
    expect(await clinic.source.manager.countBy(PatientPurge, { patientId: id })).toBe(0);
    expect(await room.kept(room.filesOf(id))).toBe(2);
    expect((await room.purge(id)).status).toBe(200);
  });

  it('takes along the files a crash left behind, once a process is there again', async () => {
    const key = await room.store();
    await clinic.source.manager.insert(PatientPurgeFile, { storageKey: key, since: new Date() });
    const { app } = await clinic.replica();
    await app.get(PatientPurgeFiles, { strict: false }).sweep();
    await expect.poll(() => room.kept([key])).toBe(0);
    expect(await clinic.source.manager.count(PatientPurgeFile)).toBe(0);
  });

  it('goes once, and either stays or comes back when somebody reactivates at that moment', async () => {
    const twice = await room.full();
    await room.archive(twice);
    const code = await room.codeOf(twice);
    const both = await Promise.all([room.purge(twice, { code }), room.purge(twice, { code })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    const raced = await room.full();
    await room.archive(raced);
    const asked = { code: await room.codeOf(raced) };
    const [gone, back] = await Promise.all([room.purge(raced, asked), room.call('POST', `${raced}/reactivate`)]);
    expect([
      [200, 404],
      [409, 200],
    ]).toContainEqual([gone.status, back.status]);
    expect((await room.counted(raced)).get('patient.id')?.own).toBe(gone.status === 200 ? 0 : 1);
  });

  it('takes what was merged into it along; what was merged away cannot go by itself', async () => {
    const [stays, goes] = [await room.full(), await room.full()];
    const merged = await room.call(
      'POST',
      `${stays}/merge`,
      { withId: goes, withVersion: 1, isSamePerson: true, reason: 'Twice' },
      1,
      room.desk,
    );
    expect(merged.status, asText(merged.body)).toBe(200);
    expect(await room.call('POST', `${goes}/reactivate`)).toMatchObject({ status: 410 });
    const { version } = await clinic.source.manager.findOneByOrFail(Patient, { id: goes });
    expect(await room.purge(goes, { version })).toMatchObject({ status: 410, body: { code: 'patient-merged' } });
    const now = await clinic.source.manager.findOneByOrFail(Patient, { id: stays });
    expect((await room.call('DELETE', String(stays), { endOpen: true }, now.version)).status).toBe(200);
    expect((await room.purge(stays, { version: now.version + 1 })).status).toBe(200);
    for (const id of [stays, goes]) {
      for (const [place, { own }] of await room.counted(id)) expect(own, place).toBe(0);
      expect(await clinic.source.manager.countBy(PatientPurge, { patientId: id })).toBe(1);
    }
    await expect.poll(() => room.kept([...room.filesOf(stays), ...room.filesOf(goes)])).toBe(0);
  });

  it('is the only way anything leaves a chart, and only an archived record goes it', async () => {
    const id = await room.full();
    await expect(clinic.source.query('delete from chart_finding where patient_id = ?', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(clinic.source.query('delete from chart_act where patient_id = ?', [id])).rejects.toThrow(
      'append-only',
    );
    const row = { patientCode: 'X', reason: 'x', purgedAt: new Date(), purgedById: room.admin.id };
    const said = clinic.source.manager.insert(PatientPurge, { ...row, patientId: id });
    await expect(said).rejects.toThrow('patient is in use');
  });
});
