import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChartClinic, refusalOf } from '../testing/chart-clinic';
import { PresenceService } from './presence.service';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let sam: Person;
let patient: number;

beforeAll(async () => {
  clinic = await openChartClinic();
  ana = await clinic.person('ORTHODONTIST');
  ben = await clinic.person('DENTAL_SURGEON');
  sam = await clinic.person('STUDENT');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patient = await clinic.patient({}, [ana, ben, sam]);
});

describe('who has the chart open', () => {
  const tabs = { ana: 'a'.repeat(16), second: 'b'.repeat(16), sam: 'c'.repeat(16) };
  const presence = () => clinic.get(PresenceService);
  const seen = async (me: Person) =>
    (await presence().others(me, patient)).others.map(({ person, isRecording }) => [person.id, isRecording]);

  it('is seen by the others, once a person, with what they do, until they leave or are silent', async () => {
    await presence().beHere(ana, patient, { tab: tabs.ana });
    await presence().beHere(ana, patient, { tab: tabs.second });
    await presence().beHere(sam, patient, { tab: tabs.sam, isRecording: true });
    expect(await seen(ana)).toEqual([[sam.id, true]]);
    expect(await seen(ben)).toEqual([
      [sam.id, true],
      [ana.id, false],
    ]);
    await presence().leave(ana, patient, { tab: tabs.ana });
    expect(await seen(sam)).toEqual([[ana.id, false]]);
    await presence().leave(ana, patient, { tab: tabs.second });
    expect(await seen(sam)).toEqual([]);
    expect((await presence().others(ana, patient)).isTold).toBe(false);
    await clinic.source.query('update chart_presence set until = now(3) - interval 1 second');
    expect(await seen(ana)).toEqual([]);
  });

  it('is nobody else’s business, says nothing of recording of who may not, and leaves no trail', async () => {
    const stranger = await clinic.person('STUDENT');
    const admin = await clinic.person('ADMIN');
    expect(await refusalOf(presence().others(stranger, patient))).toMatchObject({ status: 404 });
    expect(await refusalOf(presence().beHere(stranger, patient, { tab: tabs.ana }))).toMatchObject({ status: 404 });
    const [before] = await clinic.source.query(
      'select count(*) as n from audit_entry where patient_id = ? and action like ?',
      [patient, 'chart%'],
    );
    await presence().beHere(admin, patient, { tab: tabs.second, isRecording: true });
    expect(await seen(ana)).toEqual([[admin.id, false]]);
    const [after] = await clinic.source.query(
      'select count(*) as n from audit_entry where patient_id = ? and action like ?',
      [patient, 'chart%'],
    );
    expect(after.n).toEqual(before.n);
  });

  it('is told to other screens at a change alone, not at every beat', async () => {
    const events = async () => {
      const [row] = await clinic.source.query(
        "select count(*) as n from live_event where topic = 'presence' and patient_id = ?",
        [patient],
      );
      return Number(row.n);
    };
    for (let beat = 0; beat < 5; beat++) await presence().beHere(ana, patient, { tab: tabs.ana });
    expect(await events()).toBe(1);
    await presence().beHere(ana, patient, { tab: tabs.ana, isRecording: true });
    await presence().leave(ana, patient, { tab: tabs.ana });
    expect(await events()).toBe(3);
  });
});
