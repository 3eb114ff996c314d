import { ProvidersModule, Storage, MailLetter } from '@cuspid/platform/providers';
import { transaction } from '@cuspid/platform/database';
import { NobodySignsInModule, openClinic, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Audit, type Subject } from '../audit';
import { AuditKeys } from '../audit-keys';
import { AuditLogModule } from '../audit-log.module';
import { AuditModule } from '../audit.module';
import { signedText, type RawEntry } from '../canonical';
import { auditEntities } from '../index';

/** A clinic that writes, seals and proves its log. */
export const openAuditClinic = (environment: Record<string, string> = {}): Promise<SpecClinic> =>
  openClinic({
    modules: [ProvidersModule.inMemory(), AuditModule, AuditLogModule, NobodySignsInModule],
    entities: [...auditEntities, MailLetter],
    environment,
  });

/** Something somebody did, in a transaction of its own. */
export const act = (clinic: SpecClinic, by: Person, action = 'thing.changed', subject: Subject = {}) =>
  transaction(clinic.source, (tx) => clinic.get(Audit).record(tx, by, action, subject));

/** A number the database tells. */
export async function count(clinic: SpecClinic, sql: string, values: unknown[] = []): Promise<number> {
  const [row]: Record<string, unknown>[] = await clinic.source.query(sql, values);
  return Number(Object.values(row ?? {})[0]);
}

/** Whether every entry is in the chain. */
export const isSealed = async (clinic: SpecClinic) =>
  (await count(clinic, 'select (select count(*) from audit_entry) - (select count(*) from audit_seal)')) === 0;

/** An entry as the application would have written it at that moment. */
export async function actedAt(clinic: SpecClinic, at: Date, action = 'thing.changed'): Promise<void> {
  const row: Omit<RawEntry, 'id' | 'signature'> = {
    at,
    actor_id: 1,
    actor_name: 'Ana',
    role: 'ADMIN',
    action,
    entity: null,
    entity_id: null,
    patient_id: null,
    before: null,
    after: '{"a":1}',
    address: null,
    request_id: null,
  };
  await clinic.source.query(
    'insert into audit_entry (at, actor_id, actor_name, role, action, `after`, signature) values (?, 1, ?, ?, ?, ?, ?)',
    [at, row.actor_name, row.role, action, row.after, clinic.get(AuditKeys).sign(signedText(row))],
  );
}

export const storageOf = (clinic: SpecClinic): Storage => clinic.get(Storage);
