import { hash } from '@node-rs/argon2';
import type { Actor } from '@cuspid/platform/api';
import type { Role } from '@cuspid/platform/contracts';
import type { DataSource } from 'typeorm';

/** The password of everybody a spec makes up. */
export const SPEC_PASSWORD = 'a spec’s own password';
const passwordHash = hash(SPEC_PASSWORD.normalize('NFC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

export interface Person extends Actor {
  email: string;
}

let made = 0;

/** A member of staff with an account. */
export async function insertPerson(
  source: DataSource,
  role: Role,
  set: { name?: string; email?: string; isActive?: boolean; mustChangePassword?: boolean } = {},
): Promise<Person> {
  const number = ++made;
  const name = set.name ?? `${role} ${number}`;
  const email = set.email ?? `person${number}@spec.test`;
  const { insertId } = await source.query(
    'insert into `user` (name, email, role, password_hash, is_active, must_change_password, created_at) values (?, ?, ?, ?, ?, ?, now(3))',
    [name, email, role, await passwordHash, set.isActive ?? true, set.mustChangePassword ?? false],
  );
  return {
    id: Number(insertId),
    name,
    email,
    role,
    sessionId: 0,
    mustChangePassword: set.mustChangePassword ?? false,
    address: '127.0.0.1',
    requestId: `spec-${number}`,
  };
}

/** A patient, straight into the tables. */
export async function insertPatient(
  source: DataSource,
  set: { firstName?: string; lastName?: string; dateOfBirth?: string; phone?: string } = {},
): Promise<number> {
  const number = ++made;
  const [registrar] = await source.query('select id from `user` order by id limit 1');
  const by = registrar?.id ?? (await insertPerson(source, 'RECEPTION')).id;
  const { insertId } = await source.query(
    `insert into patient (patient_code, first_name, last_name, date_of_birth, sex, phone, registered_at, registered_by_id, created_at)
     values (?, ?, ?, ?, 'FEMALE', ?, now(3), ?, now(3))`,
    [
      `SPEC-${number}`,
      set.firstName ?? `First${number}`,
      set.lastName ?? `Last${number}`,
      set.dateOfBirth ?? '1990-05-17',
      set.phone ?? null,
      by,
    ],
  );
  return Number(insertId);
}

/** Puts a person on a patient's care team. */
export async function insertMember(
  source: DataSource,
  patientId: number,
  person: { id: number; role: Role },
): Promise<void> {
  await source.query(
    'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
    [patientId, person.id, person.role, person.id],
  );
}
