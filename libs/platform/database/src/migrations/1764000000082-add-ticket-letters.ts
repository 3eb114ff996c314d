import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Whether tickets have a letter for the kind of visit, another one every day. */
export class AddTicketLetters1764000000082 extends Forward {
  readonly name = 'AddTicketLetters1764000000082';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('clinic_setting', 'has_ticket_letters')) return;
    await db.query(`alter table clinic_setting add column has_ticket_letters tinyint(1) not null default 0`);
  }
}
