import { transaction, type Tx } from '@cuspid/platform/database';
import type { DataSource } from 'typeorm';
import { learn } from '../search-index';
import { namesOf, termsOf } from '../search-terms';
import type { Somebody } from './crowd';
import { insertPeople } from './crowd-clinic';

/** Patients a transaction; terms a statement. */
const [PATIENTS, TERMS] = [10_000, 20_000];

/** Writes so many people that the index of their terms is made only when all are there. */
export async function loadMany(source: DataSource, people: readonly Somebody[], registrarId: number): Promise<void> {
  await source.query('alter table patient_term drop foreign key patient_term_patient_id');
  await source.query('alter table patient_term drop key patient_term_patient');
  for (let from = 0; from < people.length; from += PATIENTS) {
    const some = people.slice(from, from + PATIENTS);
    await transaction(source, async (tx) => {
      await insertPeople(tx, some, registrarId);
      await insertTerms(tx, some);
      await learn(tx, [...new Set(some.flatMap(namesOf))]);
    });
  }
  await source.query('alter table patient_term add key patient_term_patient (patient_id)');
  await source.transaction(async (tx) => {
    await tx.query('set foreign_key_checks = 0');
    await tx.query(
      'alter table patient_term add constraint patient_term_patient_id foreign key (patient_id) references patient (id) on delete cascade on update no action',
    );
    await tx.query('set foreign_key_checks = 1');
  });
  await source.query('analyze table patient, patient_term, search_word, search_key');
}

async function insertTerms(tx: Tx, people: readonly Somebody[]): Promise<void> {
  const terms = people.flatMap((person) => termsOf(person).map((term): [string, number] => [term, person.id]));
  // In the order of the key: rows of one word come together.
  terms.sort(([a], [b]) => (a < b ? -1 : 1));
  for (let from = 0; from < terms.length; from += TERMS) {
    await tx.query('insert into patient_term (term, patient_id) values ?', [terms.slice(from, from + TERMS)]);
  }
}
