import { transaction, type Tx } from '@cuspid/platform/database';
import type { DataSource } from 'typeorm';
import { indexPatients } from '../search-index';
import type { Somebody } from './crowd';

/** Patients a transaction. */
const AT_ONCE = 2_000;

/** Writes people into the clinic under their own ids, and what they are searched by. */
export async function enter(source: DataSource, people: readonly Somebody[], registrarId: number): Promise<void> {
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    await transaction(source, async (tx) => {
      await insertPeople(tx, some, registrarId);
      await indexPatients(tx, some);
    });
  }
  await source.query('analyze table patient, patient_term, search_word, search_key');
}

export async function insertPeople(tx: Tx, people: readonly Somebody[], registrarId: number): Promise<void> {
  const at = new Date();
  const rows = people.map(({ id, patientCode, firstName, lastName, dateOfBirth, phone }) => [
    ...[id, patientCode, firstName, lastName, dateOfBirth, 'FEMALE', phone],
    ...[at, registrarId, at],
  ]);
  await tx.query(
    'insert into patient (id, patient_code, first_name, last_name, date_of_birth, sex, phone, registered_at, registered_by_id, created_at) values ?',
    [rows],
  );
}
