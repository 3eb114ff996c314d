import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatientsService } from './patients.service';
import { Chance, crowd, type Somebody } from './testing/crowd';
import { enter } from './testing/crowd-clinic';
import { KINDS } from './testing/crowd-queries';
import { openPatientsClinic } from './testing/patients-clinic';

const [PATIENTS, QUERIES, SEED] = [3_000, 1_000, 20_261_123];

describe('the right person in the first three', { timeout: 240_000 }, () => {
  let clinic: SpecClinic;
  let reception: Person;
  let people: Somebody[];

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    people = crowd(PATIENTS, SEED);
    await enter(clinic.source, people, reception.id);
  });
  afterAll(() => clinic.close());

  it('for 95 of a hundred things the desk types, slips and fragments among them', async () => {
    const chance = new Chance(SEED);
    const kinds = Object.entries(KINDS);
    const told = new Map(kinds.map(([kind]) => [kind, { asked: 0, found: 0, missed: [] as string[] }]));
    for (let n = 0; n < QUERIES; n++) {
      const [kind, ask] = kinds[n % kinds.length] ?? ['', () => ''];
      const one = chance.pick(people);
      const q = ask(one, chance);
      const { items } = await clinic.get(PatientsService).list(reception, { q, limit: 3 });
      const score = told.get(kind);
      if (!score) continue;
      score.asked++;
      if (items.some(({ id }) => id === one.id)) score.found++;
      else score.missed.push(`«${q}» for ${one.firstName} ${one.lastName}, ${one.dateOfBirth}`);
    }
    const found = [...told.values()].reduce((sum, one) => sum + one.found, 0);
    const lines = [...told].map(([kind, score]) => `${score.found}/${score.asked} ${kind}`);
    process.stdout.write(`${found} of ${QUERIES} in the first three of ${PATIENTS}: ${lines.join(' · ')}\n`);
    const missed = [...told.values()].flatMap((score) => score.missed);
    expect(found / QUERIES, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    // No way of typing is carried by the others.
    for (const [kind, score] of told)
      expect(score.found / score.asked, `${kind}\n${score.missed.join('\n')}`).toBeGreaterThan(0.8);
  });
});
