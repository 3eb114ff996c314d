import { text } from 'node:stream/consumers';
import { CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import type { PatientFilter } from '@cuspid/patients/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bornBy } from './birth-days';
import { PatientsExport } from './patients-export';
import { PatientsService } from './patients.service';
import { PatientStats } from './patient-stats';
import { makeMany, seat, type Made } from './testing/many-patients';
import { openPatientsClinic } from './testing/patients-clinic';

/** Random clinics, each with another care team for everybody. */
const RUNS = process.env['CUSPID_LONG'] ? 10_000 : 150;
const PATIENTS = 45;
const TODAY = new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10);

/** What a run asks for: who, whose patients are whose, and which of them. */
const asked = fc.record({
  who: fc.constantFrom('student', 'surgeon', 'orthodontist', 'nurse' as const),
  mine: fc.subarray(range(PATIENTS)),
  theirs: fc.subarray(range(PATIENTS), { maxLength: 15 }),
  filter: fc.record(
    {
      q: fc.constantFrom('per', 'nim', 'silva', 'anna', 'pt'),
      clinicalStatus: fc.constantFrom(...CLINICAL_STATUSES),
      sex: fc.constantFrom(...SEXES),
      allergyState: fc.constantFrom('UNKNOWN' as const, 'NONE' as const, 'LISTED' as const),
      province: fc.constantFrom('Central', 'western', 'Nowhere'),
      registeredFrom: fc.constantFrom('2026-01-01', '2026-03-15'),
      registeredTo: fc.constantFrom('2026-05-30', '2026-12-31'),
      ageFrom: fc.constantFrom(0, 18, 30),
      ageTo: fc.constantFrom(30, 66, 130),
      isAgeUnknown: fc.constant(true),
      isUnassigned: fc.constant(true),
      isByColleague: fc.constant(true),
    },
    { requiredKeys: [] },
  ),
  sparse: fc.nat(4),
});

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

describe('whose patients are seen', () => {
  let clinic: SpecClinic;
  let all: Made[];
  const people: Record<string, Person> = {};

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    people['student'] = await clinic.person('STUDENT');
    people['surgeon'] = await clinic.person('DENTAL_SURGEON');
    people['orthodontist'] = await clinic.person('ORTHODONTIST');
    people['nurse'] = await clinic.person('NURSE');
    people['colleague'] = await clinic.person('DENTAL_SURGEON');
    all = await makeMany(clinic, await clinic.person('RECEPTION'), PATIENTS);
  });
  afterAll(() => clinic.close());

  const person = (name: string): Person => {
    const found = people[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const idsAt = (places: readonly number[]) => all.filter((_, place) => places.includes(place)).map(({ id }) => id);

  const listed = async (me: Person, filter: PatientFilter) => {
    const ids: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await clinic.get(PatientsService).list(me, { ...filter, cursor, limit: 20, count: true });
      ids.push(...page.items.map(({ id }) => id));
      expect(page.total).toBeGreaterThanOrEqual(ids.length);
      if (!page.nextCursor) return { ids, total: page.total };
      cursor = page.nextCursor;
    }
  };

  it(
    'is their care teams’ for clinicians and students, and everybody’s for the desk: in lists, searches, totals, figures and exports',
    { timeout: 3_600_000 },
    async () => {
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(asked, async ({ who, mine, theirs, filter: { isByColleague, ...chosen }, sparse }) => {
          tried += 1;
          const [me, colleague] = [person(who), person('colleague')];
          const [own, others] = [idsAt(mine), idsAt(theirs)];
          await seat(clinic, [
            [me, own],
            [colleague, others],
          ]);
          // Mostly a few filters at a time: all together mean nobody.
          const kept = Object.entries(chosen).filter((_, index) => index % 5 <= sparse && index % 3 !== sparse % 3);
          const filter: PatientFilter = {
            ...Object.fromEntries(kept),
            ...(isByColleague && { clinicianId: colleague.id }),
          };
          const seen = all.filter(({ id, isActive }) => isActive && (who === 'nurse' || own.includes(id)));
          const seated = new Set([...own, ...others]);
          const team = (one: Made) =>
            (!isByColleague || others.includes(one.id)) && (!filter.isUnassigned || !seated.has(one.id));
          const meant = seen.filter((one) => holds(filter, one) && team(one)).map(({ id }) => id);
          const list = await listed(me, filter);
          expect(list.total).toBe(list.ids.length);
          expect(new Set(list.ids).size).toBe(list.ids.length);
          const visible = new Set(seen.map(({ id }) => id));
          expect(list.ids.filter((id) => !visible.has(id))).toEqual([]);
          if (filter.q) expect(list.ids.filter((id) => !seen.some((one) => one.id === id && team(one)))).toEqual([]);
          else expect([...list.ids].sort((a, b) => a - b)).toEqual(meant);

          const stats = await clinic.get(PatientStats).of(me);
          expect(stats.total).toBe(seen.length);
          for (const { status, count } of stats.byStatus) {
            expect(count).toBe(seen.filter((one) => one.clinicalStatus === status).length);
          }
          expect(stats.byAge.reduce((sum, { count }) => sum + count, 0)).toBe(seen.length);
          expect(stats.unassigned).toBe(seen.filter(({ id }) => !seated.has(id)).length);

          const file = await clinic.get(PatientsExport).csv(me, filter);
          const lines = (await text(file.getStream())).trim().split('\r\n').slice(1);
          expect(lines.length).toBe(list.ids.length);
        }),
        { numRuns: RUNS },
      );
      process.stdout.write(`scope: ${tried} random assignments of ${PATIENTS} patients\n`);
    },
  );

  it('has figures that are the lengths of the lists they lead to', async () => {
    const [me, own] = [person('surgeon'), idsAt(range(PATIENTS))];
    await seat(clinic, [[me, own]]);
    const stats = await clinic.get(PatientStats).of(me);
    const total = async (filter: PatientFilter) =>
      (await clinic.get(PatientsService).list(me, { ...filter, count: true, limit: 1 })).total;
    for (const { sex, count } of stats.bySex) expect(await total({ sex })).toBe(count);
    for (const { province, count } of stats.byProvince) expect(await total({ province })).toBe(count);
    for (const { from, to, count } of stats.byMonth) {
      expect(await total({ registeredFrom: from, registeredTo: to }), from).toBe(count);
    }
    for (const { from, to, count } of stats.byAge) {
      const age = from === null ? { isAgeUnknown: true } : { ageFrom: from, ...(to !== null && { ageTo: to }) };
      expect(await total(age), JSON.stringify(age)).toBe(count);
    }
    expect(await total({ allergyState: 'UNKNOWN' })).toBe(stats.allergiesUnknown);
    expect(stats.archived).toBeNull();
  });

  it('shows archived records to an administrator who asks for them, and to nobody else', async () => {
    const admin = await clinic.person('ADMIN');
    const archived = all.filter(({ isActive }) => !isActive).map(({ id }) => id);
    const { ids } = await listed(admin, { isArchived: true });
    expect([...ids].sort((a, b) => a - b)).toEqual(archived);
    expect((await clinic.get(PatientStats).of(admin)).archived).toBe(archived.length);
    await expect(listed(person('nurse'), { isArchived: true })).rejects.toMatchObject({ status: 403 });
  });
});

function holds(filter: PatientFilter, one: Made): boolean {
  const day = new Date(Date.parse(one.registeredAt) + 5.5 * 3_600_000).toISOString().slice(0, 10);
  const { dateOfBirth: born } = one;
  return [
    !filter.clinicalStatus || filter.clinicalStatus === one.clinicalStatus,
    !filter.sex || filter.sex === one.sex,
    !filter.allergyState || filter.allergyState === one.allergyState,
    !filter.province || filter.province.toLowerCase() === one.province?.toLowerCase(),
    !filter.registeredFrom || day >= filter.registeredFrom,
    !filter.registeredTo || day <= filter.registeredTo,
    filter.ageFrom === undefined || (born !== null && born <= bornBy(TODAY, filter.ageFrom)),
    filter.ageTo === undefined || (born !== null && born > bornBy(TODAY, filter.ageTo + 1)),
    !filter.isAgeUnknown || born === null,
  ].every(Boolean);
}
