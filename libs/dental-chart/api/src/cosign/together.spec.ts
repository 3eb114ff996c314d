import { Notice } from '@cuspid/notices/api';
import { MergeService } from '@cuspid/patients/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChartService, CosignService, EntriesService } from '../index';
import { DrawingService } from '../drawing.service';
import { UndoService } from '../undo.service';
import { findingsList } from '../print/findings-list';
import { openChartClinic, refusalOf } from '../testing/chart-clinic';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let sam: Person;
let patient: number;
let charts: ChartService;
let entries: EntriesService;
let undos: UndoService;
let cosigns: CosignService;

beforeAll(async () => {
  clinic = await openChartClinic();
  charts = clinic.get(ChartService);
  entries = clinic.get(EntriesService);
  undos = clinic.get(UndoService);
  cosigns = clinic.get(CosignService);
  ana = await clinic.person('ORTHODONTIST');
  ben = await clinic.person('DENTAL_SURGEON');
  sam = await clinic.person('STUDENT');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana, ben, sam]);
});

const type = (me: Person, text: string) => entries.record(me, patient, { text });
const chart = (filter = {}) => charts.chart(ana, patient, filter);
const waiting = async (filter = {}) =>
  (await chart(filter)).waiting.map(({ tooth, voids }) => `${voids ? '-' : ''}${tooth}`);
const ids = async () => (await chart()).waiting.map(({ id }) => id);
const sign = async (me: Person, findingIds: number[], version?: number) =>
  cosigns.coSign(me, patient, { findingIds, version: version ?? (await chart()).version });
const told = async () =>
  (await clinic.source.manager.findBy(Notice, { kind: 'chart-cosign', patientId: patient })).map((n) => n.userId);
const first = (rows: readonly { id: number }[]): number => rows[0]?.id ?? 0;

describe('what a student records', () => {
  it('waits until a clinician of the care team signs it, and says who did and when', async () => {
    await type(ana, '26 o am');
    const { findings } = await type(sam, '16 mod caries; 17 o c');
    expect(findings).toMatchObject([{ awaitsCoSignature: true, coSignedBy: null }, { awaitsCoSignature: true }]);
    expect(await waiting()).toEqual(['16', '17']);
    const done = await sign(ben, [first(findings)]);
    expect(done).toMatchObject({ coSigned: [{ tooth: '16', coSignedBy: { id: ben.id } }], waiting: [{ tooth: '17' }] });
    expect((await chart()).findings).toMatchObject([
      { tooth: '26', awaitsCoSignature: false, coSignedBy: null },
      { tooth: '16', awaitsCoSignature: false, coSignedBy: { id: ben.id, name: ben.name } },
      { tooth: '17', awaitsCoSignature: true },
    ]);
    const signedAt = done.coSigned[0]?.coSignedAt ?? '';
    const before = new Date(Date.parse(signedAt) - 1).toISOString();
    expect(await waiting({ knownAt: before })).toEqual(['16', '17']);
  });

  it('is signed once, however often and by however many it is asked', async () => {
    const { findings } = await type(sam, '16 o c');
    const all = await Promise.all([ana, ben, ana, ben].map((me) => sign(me, [first(findings), first(findings)], 1)));
    expect(all.flatMap(({ coSigned }) => coSigned)).toHaveLength(1);
    expect(all.flatMap(({ skipped }) => skipped.map(({ why }) => why))).toEqual(['signed', 'signed', 'signed']);
    const [row] = await clinic.source.query(
      "select count(*) as n from audit_entry where action = 'chart.cosigned' and patient_id = ?",
      [patient],
    );
    expect(Number(row.n)).toBe(1);
  });

  it('is not signed unseen: what came after the version looked at refuses the whole', async () => {
    const { findings, version } = await type(sam, '16 o c');
    await type(sam, '26 o c');
    expect(await refusalOf(sign(ana, [first(findings)], version))).toMatchObject({
      code: 'chart-moved-on',
      status: 409,
      conflict: { theirs: [{ tooth: '26' }], version: 2 },
    });
    expect(await waiting()).toEqual(['16', '26']);
  });

  it('is signed by nobody else’s student, nurse or dentist', async () => {
    const { findings } = await type(sam, '16 o c');
    const stranger = await clinic.person('DENTAL_SURGEON');
    expect(await refusalOf(sign(stranger, [first(findings)]))).toMatchObject({ status: 404 });
    expect(await refusalOf(sign(sam, [first(findings)]))).toMatchObject({ status: 404 });
    const body = { findingIds: [first(findings)], version: 1 };
    const answer = await clinic.http.as(sam, 'POST', `/api/patients/${patient}/dental-chart/cosign`, { body });
    expect([answer.status, answer.body['code']]).toEqual([403, 'not-allowed']);
    expect(await refusalOf(sign(ana, [4_000_000_000]))).toMatchObject({ status: 404 });
  });

  it('waits no more when a clinician replaces it or takes it back, or the student does; those are skipped and told', async () => {
    const { findings } = await type(sam, '16 o c; 26 o co p; 36 o c');
    const [caries, plan, other] = findings.map(({ id }) => id);
    await entries.void(ana, patient, caries ?? 0, { reason: 'a stain' });
    await entries.advance(ben, patient, plan ?? 0, { layer: 'done' });
    expect(await waiting()).toEqual(['36']);
    const { skipped } = await sign(ana, [caries ?? 0, plan ?? 0]);
    expect(skipped.map(({ why }) => why)).toEqual(['taken-back', 'replaced']);
    await entries.void(sam, patient, other ?? 0, { reason: 'wrong tooth' });
    expect(await waiting()).toEqual([]);
  });

  it('waits again when the student moves signed work on, or takes back what others recorded or what was signed', async () => {
    const [own] = (await type(sam, '16 o co p')).findings;
    const [theirs] = (await type(ana, '26 o c')).findings;
    await sign(ana, [own?.id ?? 0]);
    const [moved] = (await entries.advance(sam, patient, own?.id ?? 0, { layer: 'done' })).findings;
    expect(await waiting()).toEqual(['16']);
    await entries.void(sam, patient, theirs?.id ?? 0, { reason: 'not there' });
    expect(await waiting()).toEqual(['16', '-26']);
    await sign(ben, await ids());
    await entries.void(sam, patient, moved?.id ?? 0, { reason: 'not done' });
    expect(await waiting()).toEqual(['-16']);
  });

  it('is not undone once it is signed; what the student undoes before leaves nothing to sign', async () => {
    await type(sam, '16 o c');
    await undos.undo(sam, patient);
    expect(await waiting()).toEqual([]);
    await undos.redo(sam, patient);
    await sign(ana, await ids());
    expect(await refusalOf(undos.undo(sam, patient))).toMatchObject({ code: 'co-signed', status: 409 });
  });

  it('still waits when the student has become a dentist, and is never signed by themselves', async () => {
    const late = await clinic.person('STUDENT');
    patient = await clinic.patient({}, [ana, late]);
    await type(late, '16 o c');
    await clinic.source.query("update `user` set role = 'DENTAL_SURGEON' where id = ?", [late.id]);
    expect(await waiting()).toEqual(['16']);
    const { skipped } = await sign({ ...late, role: 'DENTAL_SURGEON' }, await ids());
    expect(skipped).toMatchObject([{ why: 'own' }]);
  });

  it('stays signed: the database takes no signature back and changes none', async () => {
    await type(sam, '16 o c');
    await sign(ana, await ids());
    for (const statement of [
      'update chart_cosign set signed_by_id = 1 where patient_id = ?',
      'delete from chart_cosign where patient_id = ?',
      "update chart_act set author_role = 'ORTHODONTIST' where patient_id = ?",
    ]) {
      await expect(clinic.source.query(statement, [patient])).rejects.toThrow('append-only');
    }
  });
});

describe('a chart on paper and as a picture', () => {
  it('marks what is not co-signed, on the tooth and behind the initials, and nothing once it is', async () => {
    await type(ana, '26 o am');
    await type(sam, '16 o c');
    const picture = () => clinic.get(DrawingService).svg(ana, patient, {});
    const list = async () => findingsList((await chart()).findings, 'fdi');
    const [unsigned, marked] = [await picture(), await list()];
    expect(marked.authors).toContain('* not co-signed yet');
    expect(marked.html.match(/\*<\/td>/g)).toHaveLength(1);
    await sign(ana, await ids());
    expect((await picture()).length).toBeLessThan(unsigned.length);
    const signed = await list();
    expect([signed.authors, signed.html].join()).not.toContain('*');
  });
});

describe('the clinicians of the care team', () => {
  it('are told once when a chart waits, not at every act, and no more when it does not', async () => {
    await type(sam, '16 o c');
    await type(sam, '26 o c');
    expect((await told()).sort()).toEqual([ana.id, ben.id].sort());
    await sign(ana, (await ids()).slice(0, 1));
    expect(await told()).toHaveLength(2);
    await sign(ben, await ids());
    expect(await told()).toEqual([]);
    await type(ana, '36 o c');
    expect(await told()).toEqual([]);
    await type(sam, '46 o c');
    await undos.undo(sam, patient);
    expect(await told()).toEqual([]);
  });

  it('go with the record: a merge brings signatures along, and tells who is now to sign', async () => {
    const admin = await clinic.person('ADMIN');
    await type(sam, '16 o c; 17 o c');
    await sign(ana, (await ids()).slice(0, 1));
    const goes = patient;
    const cara = await clinic.person('DENTAL_SURGEON');
    patient = await clinic.patient({}, [ana, cara]);
    const what = { withId: goes, withVersion: 1, isSamePerson: true, reason: 'registered twice' };
    await clinic.get(MergeService).merge(admin, patient, 1, what);
    expect(await waiting()).toEqual(['17']);
    expect(await told()).toEqual(expect.arrayContaining([ana.id, cara.id]));
    expect((await chart()).findings).toMatchObject([{ coSignedBy: { id: ana.id } }, { coSignedBy: null }]);
    await sign(cara, await ids());
    expect(await told()).toEqual([]);
  });
});
