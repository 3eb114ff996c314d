import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsService } from './patients.service';
import { Chance, crowd, type Somebody } from './testing/crowd';
import { enter } from './testing/crowd-clinic';
import { loadMany } from './testing/crowd-load';
import { KINDS } from './testing/crowd-queries';
import { openPatientsClinic } from './testing/patients-clinic';

const isLong = Boolean(process.env['CUSPID_LONG']);
/** How many patients the clinic grows to. */
const SIZES = isLong ? [1_000, 100_000, 1_000_000] : [5_000];
/** Rows that one statement of a search may read, however many patients there are. */
const READ = 30_000;
const ASKED = isLong ? 12 : 3;
/** What thousands match as it is typed. */
const COMMON = [
  'silva',
  'per',
  'nimal',
  'perera n',
  'nuwan perera',
  'kasun silva',
  '077',
  '90',
  's p',
  'pt-0',
  'kumar kasun',
];

describe('a search, as the clinic grows', { timeout: 3_000_000 }, () => {
  let clinic: SpecClinic;
  let reception: Person, student: Person;
  const people = crowd(SIZES.at(-1) ?? 0, 7);
  const medians: { size: number; p50: number; p95: number; most: number }[] = [];

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    [reception, student] = [await clinic.person('RECEPTION'), await clinic.person('STUDENT')];
  });
  afterAll(() => clinic.close());

  const search = (me: Person, q: string, cursor?: string) =>
    clinic.get(PatientsService).list(me, { q, limit: 8, cursor });

  /** What the desk types of people there are, and what is common. */
  const asked = (among: readonly Somebody[]): string[] => {
    const chance = new Chance(11);
    const typed = Object.values(KINDS).flatMap((kind) =>
      Array.from({ length: ASKED }, () => kind(chance.pick(among), chance)),
    );
    return [...typed, ...COMMON];
  };

  const plansUnder = async (me: Person, q: string, cursor?: string) => {
    const plans = await plansOf(clinic.source, () => search(me, q, cursor));
    for (const { read, steps } of plans) {
      expect(read, `«${q}» ${JSON.stringify(steps)}`).toBeLessThanOrEqual(READ);
      for (const { table, key } of steps) {
        if (['word', 'other', 'met', 'patient', 'seat'].includes(table)) expect(key, `«${q}»: ${table}`).not.toBeNull();
      }
    }
    return plans.reduce((sum, { read }) => sum + read, 0);
  };

  it.each(SIZES)('reads no more of %i patients than an answer needs, first page or later', async (size) => {
    const coming = people.slice(medians.at(-1)?.size ?? 0, size);
    const since = performance.now();
    await (isLong ? loadMany(clinic.source, coming, reception.id) : enter(clinic.source, coming, reception.id));
    const entered = (performance.now() - since) / 1_000;
    const seats = people.slice(0, size).filter((_, index) => index % Math.floor(size / 10) === 0);
    for (const { id } of seats) {
      await clinic.source.query(
        'insert ignore into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
        [id, student.id, 'STUDENT', reception.id],
      );
    }
    await clinic.source.query('analyze table care_team_member');
    const queries = asked(people.slice(0, size));
    const [took, reads] = [[] as { q: string; ms: number }[], [] as { q: string; read: number }[]];
    for (const q of queries) await search(reception, q);
    for (const q of queries) {
      const asked = performance.now();
      const { nextCursor } = await search(reception, q);
      took.push({ q, ms: performance.now() - asked });
      reads.push({ q, read: await plansUnder(reception, q) });
      if (nextCursor) reads.push({ q: `${q} …`, read: await plansUnder(reception, q, nextCursor) });
    }
    for (const { firstName, lastName } of seats) {
      const { items } = await search(student, `${lastName} ${firstName}`.slice(0, -1));
      expect(items.length).toBeGreaterThan(0);
      reads.push({ q: 'a student', read: await plansUnder(student, lastName) });
    }
    const sorted = took.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    const most = reads.reduce((a, b) => (b.read > a.read ? b : a));
    medians.push({ size, p50: at(0.5), p95: at(0.95), most: most.read });
    const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 5);
    process.stdout.write(
      `${size} patients (${coming.length} entered in ${entered.toFixed(0)} s): p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms; most read «${most.q}» ${most.read}; slowest ${slowest.map(({ q, ms }) => `«${q}» ${ms.toFixed(1)} ms`).join(', ')}\n`,
    );
  });
});
