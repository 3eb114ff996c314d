import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Who wrote the row (the application's signature), and an index for each way the log is looked through, newest first. */
export class AddToAuditEntry1764000000031 extends Forward {
  readonly name = 'AddToAuditEntry1764000000031';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('audit_entry', 'signature')) return;
    await db.query(`
      alter table audit_entry
        add column signature varchar(40) null,
        add key audit_entry_action (action, at),
        add key audit_entry_role (role, at),
        add key audit_entry_record (entity, entity_id, at),
        add key audit_entry_address (address, at),
        add key audit_entry_request (request_id, at)
    `);
  }
}
