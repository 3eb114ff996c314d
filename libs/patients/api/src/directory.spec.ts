import { PATIENT_SORTS } from '@cuspid/patients/contracts';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientStats } from './patient-stats';
import { PatientsService } from './patients.service';
import { openPatientsClinic, openToEveryDentist } from './testing/patients-clinic';

const PEOPLE = [
  ['Élodie', 'Perera'],
  ['Nimal', 'Perera'],
  ['Nimali', 'Pereira-Silva'],
  ['Nimal', 'Fernando'],
  ['Anna Maria', 'Fernando'],
  ['Łukasz', 'Silva'],
  ['ශ්‍රීයානි', 'සිල්වා'],
  ['Kamal', 'perera'],
] as const;

describe('the directory', () => {
  let clinic: SpecClinic;
  let patients: PatientsService;
  let reception: Person, student: Person, dentist: Person;
  const ids: number[] = [];

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    patients = clinic.get(PatientsService);
    [reception, student, dentist] = [
      await clinic.person('RECEPTION'),
      await clinic.person('STUDENT'),
      await clinic.person('DENTAL_SURGEON'),
    ];
    for (let n = 0; n < 40; n++) {
      const [firstName = '', lastName = ''] = PEOPLE[n % PEOPLE.length] ?? [];
      const phone = `+94 77 555 0${String(n).padStart(3, '0')}`;
      const registeredAt = `2026-01-0${1 + (n % 3)}T08:00:00Z`;
      const what = { firstName, lastName, phone, registeredAt, sex: 'FEMALE' as const };
      ids.push((await patients.register(reception, what)).id);
    }
  });
  afterAll(() => clinic.close());

  const namesFound = async (q: string) => {
    const { items } = await patients.list(reception, { q, limit: 100 });
    return [...new Set(items.map(({ firstName, lastName }) => `${firstName} ${lastName}`))].sort();
  };

  /** Walks every page. */
  const walk = async (me: Person, filter: PatientFilter): Promise<{ ids: number[]; totals: Set<number> }> => {
    const [found, totals] = [[] as number[], new Set<number>()];
    for (let cursor: string | undefined; ;) {
      const page = await patients.list(me, { ...filter, count: true, cursor });
      found.push(...page.items.map(({ id }) => id));
      totals.add(page.total ?? -1);
      if (!page.nextCursor) return { ids: found, totals };
      cursor = page.nextCursor;
    }
  };

  it('finds by fragments in any order, without accents, case and hyphens', async () => {
    expect(await namesFound('per nim')).toEqual(['Nimal Perera', 'Nimali Pereira-Silva']);
    expect(await namesFound('nimal fernando')).toEqual(['Nimal Fernando']);
    expect(await namesFound('ELODIE')).toEqual(['Élodie Perera']);
    expect(await namesFound('maria fern')).toEqual(['Anna Maria Fernando']);
    expect(await namesFound('lukasz')).toEqual(['Łukasz Silva']);
    expect(await namesFound('silva')).toEqual(['Nimali Pereira-Silva', 'Łukasz Silva']);
    expect(await namesFound('සිල්')).toEqual(['ශ්‍රීයානි සිල්වා']);
    expect(await namesFound('nobody perera')).toEqual([]);
    expect(await namesFound('%')).toEqual([]);
  });

  it('finds one person by phone however it is written, and by the code', async () => {
    for (const q of ['+94775550007', '077 5550007', '775550007', '50007']) {
      const { items } = await patients.list(reception, { q: q.replace(/ /g, '') });
      expect(
        items.map(({ id }) => id),
        q,
      ).toEqual([ids[7]]);
    }
    const patientCode = (await patients.list(reception, { q: '5550007' })).items[0]?.patientCode;
    expect(patientCode).toMatch(/^PT-/);
    expect((await patients.list(reception, { q: patientCode })).items.map(({ id }) => id)).toEqual([ids[7]]);
  });

  it('gives everybody exactly once over all pages, in every order, whatever the page size', async () => {
    const filter = fc.record({
      limit: fc.integer({ min: 3, max: 17 }),
      sort: fc.constantFrom(...PATIENT_SORTS),
      q: fc.constantFrom(undefined, 'per', 'n', 'silva', '0775', 'pt'),
    });
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        const walked = await walk(reception, asked);
        const whole = await patients.list(reception, { ...asked, limit: 100 });
        expect(walked.ids).toEqual(whole.items.map(({ id }) => id));
        expect(new Set(walked.ids).size).toBe(walked.ids.length);
        expect([...walked.totals]).toEqual([walked.ids.length]);
      }),
      { numRuns: 12 },
    );
  });

  it('is in the order asked for', async () => {
    const rows = (await patients.list(reception, { sort: '-registeredAt', limit: 100 })).items;
    expect(rows).toEqual([...rows].sort((a, b) => b.registeredAt.localeCompare(a.registeredAt) || b.id - a.id));
    const codes = (await patients.list(reception, { sort: 'code', limit: 100 })).items.map((row) => row.patientCode);
    expect(codes).toEqual([...codes].sort());
  });

  it('shows a student exactly their own patients, in lists, searches, totals and statistics', async () => {
    const mine = fc.subarray(ids, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(mine, fc.constantFrom(undefined, 'per', 'nim', '0775'), async (team, q) => {
        await clinic.source.query('delete from care_team_member');
        for (const id of team) {
          await clinic.source.query(
            'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
            [id, student.id, 'STUDENT', student.id],
          );
        }
        const all = await walk(reception, { q, limit: 100 });
        const allowed = all.ids.filter((id) => team.includes(id));
        const seen = await walk(student, { q, limit: 5 });
        expect(seen.ids).toEqual(allowed);
        expect([...seen.totals]).toEqual([allowed.length]);
        if (!q) expect((await clinic.get(PatientStats).of(student)).total).toBe(team.length);
        // Somebody else's team is no way around one's own.
        const asked = await walk(student, { q, clinicianId: dentist.id, limit: 100 });
        expect(asked.ids.filter((id) => !team.includes(id))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('lets go of a patient the moment the place on the team ends', async () => {
    await clinic.source.query('delete from care_team_member');
    const id = await clinic.patient({}, [student]);
    expect((await walk(student, {})).ids).toEqual([id]);
    await clinic.source.query('update care_team_member set ended_at = now(3), ended_by_id = ? where patient_id = ?', [
      student.id,
      id,
    ]);
    expect((await walk(student, {})).ids).toEqual([]);
    await expect(patients.one(student, id)).rejects.toMatchObject({ status: 404 });
  });

  it('in a practice shows every dentist every patient, a student still only their own', () =>
    openToEveryDentist(clinic, async () => {
      expect((await patients.list(dentist, { count: true })).total).toBeGreaterThan(ids.length);
      expect((await patients.list(student, { count: true })).total).toBe(0);
    }));

  it('hides whoever is archived', async () => {
    await clinic.source.query('update patient set is_active = 0 where id = ?', [ids[0]]);
    expect((await walk(reception, { q: 'elodie', limit: 100 })).ids).not.toContain(ids[0]);
    expect((await walk(reception, { limit: 100 })).ids).not.toContain(ids[0]);
    await expect(patients.one(reception, ids[0] ?? 0)).rejects.toMatchObject({ status: 404 });
  });

  it('pages through the longest names there can be', async () => {
    for (let n = 0; n < 3; n++) await clinic.patient({ firstName: '𝒜'.repeat(80), lastName: '𝒵'.repeat(80) });
    const first = await patients.list(reception, { limit: 100 });
    const { nextCursor } = await patients.list(reception, { limit: first.items.length - 1 });
    expect(nextCursor?.length).toBeLessThanOrEqual(1_200);
  });
});
