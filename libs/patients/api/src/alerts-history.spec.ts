import type { AlertDto, RecordAlertDto } from '@cuspid/patients/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertsHistory } from './alerts-history';
import { AlertsService } from './alerts.service';
import { openPatientsClinic } from './testing/patients-clinic';

const penicillin = { kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: 'rash' } as const;

describe('alerts that were corrected or have ended', () => {
  let clinic: SpecClinic;
  let alerts: AlertsService;
  let nurse: Person, dentist: Person;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    alerts = clinic.get(AlertsService);
    [nurse, dentist] = [await clinic.person('NURSE'), await clinic.person('ORTHODONTIST')];
  });
  afterAll(() => clinic.close());

  const one = async (id: number, what: RecordAlertDto = penicillin): Promise<AlertDto> => {
    const { items } = await alerts.record(nurse, id, what);
    const alert = items.find(({ label }) => label === what.label);
    if (!alert) throw new Error('not recorded');
    return alert;
  };
  const past = (id: number, me = nurse) => clinic.get(AlertsHistory).of(me, id, {});

  it('keep what was said before a correction, and who corrected it', async () => {
    const id = await clinic.patient({}, [dentist]);
    const alert = await one(id);
    const { items } = await alerts.correct(dentist, id, alert.id, 1, { note: 'anaphylaxis', since: '2019' });
    expect(items).toMatchObject([
      {
        id: alert.id,
        label: 'Penicillin',
        note: 'anaphylaxis',
        since: '2019',
        version: 2,
        recordedBy: { id: dentist.id },
      },
    ]);
    expect(await past(id)).toMatchObject({
      items: [
        {
          label: 'Penicillin',
          note: 'rash',
          endedAs: 'CORRECTED',
          recordedBy: { id: nurse.id },
          endedBy: { id: dentist.id },
        },
      ],
      nextCursor: null,
    });
  });

  it('are of the version somebody saw: of two corrections at once one stands, and the other is told (412)', async () => {
    const id = await clinic.patient();
    const alert = await one(id);
    const both = await Promise.allSettled([
      alerts.correct(nurse, id, alert.id, 1, { note: 'hives' }),
      alerts.correct(nurse, id, alert.id, 1, { note: 'swelling' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 412 } });
    expect((await past(id)).items).toHaveLength(1);
  });

  it('leave nothing behind where nothing changed, and never say what another one says', async () => {
    const id = await clinic.patient();
    const [alert, latex] = [await one(id), await one(id, { ...penicillin, label: 'Latex' })];
    expect((await alerts.correct(nurse, id, alert.id, 1, { note: 'rash' })).items[0]?.version).toBe(1);
    const refused = alerts.correct(nurse, id, latex.id, 1, { label: 'PENICILLIN' });
    await expect(refused).rejects.toMatchObject({ code: 'alert-listed' });
    expect((await past(id)).items).toEqual([]);
  });

  it('say why they ended; an end taken back holds as before, a correction is never taken back', async () => {
    const id = await clinic.patient();
    const alert = await one(id);
    await alerts.correct(nurse, id, alert.id, 1, { severity: 'CAUTION' });
    const ended = await alerts.end(nurse, id, alert.id, { reason: 'REFUTED', note: 'patch test negative' });
    expect(ended).toMatchObject({ allergyState: 'UNKNOWN', items: [] });
    const { items } = await past(id);
    expect(items.map(({ endedAs }) => endedAs)).toEqual(['REFUTED', 'CORRECTED']);
    expect(items[0]).toMatchObject({ endNote: 'patch test negative' });
    expect(await alerts.reopen(nurse, id, alert.id)).toMatchObject({
      allergyState: 'LISTED',
      items: [{ id: alert.id, severity: 'CAUTION', version: 2 }],
    });
    await expect(alerts.reopen(nurse, id, alert.id)).rejects.toMatchObject({ code: 'alert-holds' });
    await expect(alerts.reopen(nurse, id, items[1]?.id ?? 0)).rejects.toMatchObject({ status: 404 });
    await alerts.end(nurse, id, alert.id, { reason: 'MISTAKE' });
    await one(id);
    await expect(alerts.reopen(nurse, id, alert.id)).rejects.toMatchObject({ code: 'alert-listed' });
  });

  it('are read page by page, each page on the index, by nobody outside the care team', async () => {
    const [id, other] = [await clinic.patient({}, [dentist]), await clinic.patient()];
    for (const [patientId, rows] of [
      [id, 300],
      [other, 3_000],
    ] as const) {
      const values = Array.from({ length: rows }, (_, n) => [
        patientId,
        'MEDICATION',
        'INFO',
        `Drug ${n}`,
        '2026-01-01',
        nurse.id,
        `2026-02-0${1 + (n % 5)}`,
        nurse.id,
      ]);
      await clinic.source.query(
        'insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id, ended_at, ended_by_id) values ?',
        [values],
      );
    }
    await clinic.source.query('analyze table patient_alert');
    const history = clinic.get(AlertsHistory);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const plans = await plansOf(clinic.source, async () => {
        const page = await history.of(dentist, id, { limit: 100, ...(cursor && { cursor }) });
        seen.push(...page.items.map((alert) => alert.id));
        cursor = page.nextCursor ?? undefined;
      });
      const walk = plans.flatMap(({ steps }) => steps).find(({ key }) => key === 'patient_alert_open');
      expect(walk?.extra).not.toContain('filesort');
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([300, 300]);
    await expect(past(other, dentist)).rejects.toMatchObject({ status: 404 });
  });
});
