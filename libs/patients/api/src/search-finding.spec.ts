import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Patient } from './patient';
import { PatientsService } from './patients.service';
import { indexPatients } from './search-index';
import { Chance, crowd, type Somebody } from './testing/crowd';
import { KINDS } from './testing/crowd-queries';
import { openPatientsClinic } from './testing/patients-clinic';

const [PATIENTS, QUERIES, SEED] = [3_000, 1_000, 20_261_123];

describe('the right person in the first three', () => {
  let clinic: SpecClinic;
  let reception: Person;
  let people: Somebody[];
  let ids: Map<string, number>;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    people = crowd(PATIENTS, SEED);
    const now = new Date();
    for (let from = 0; from < people.length; from += 500) {
      await transaction(clinic.source, async (tx) => {
        const rows = people
          .slice(from, from + 500)
          .map(({ id: _, ...one }) =>
            tx.create(Patient, {
              ...one,
              sex: 'FEMALE',
              registeredAt: now,
              registeredById: reception.id,
              createdAt: now,
            }),
          );
        await tx.insert(Patient, rows);
        await indexPatients(tx, rows);
      });
    }
    const rows = await clinic.source.manager.find(Patient, { select: { id: true, patientCode: true } });
    ids = new Map(rows.map(({ id, patientCode }) => [patientCode, id]));
    await clinic.source.query('analyze table patient, patient_term, search_word, search_key');
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
      if (items.some(({ id }) => id === ids.get(one.patientCode))) score.found++;
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
