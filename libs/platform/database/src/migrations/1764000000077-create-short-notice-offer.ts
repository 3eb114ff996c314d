import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Times that were offered to patients on the short-notice list, and what they said. */
export class CreateShortNoticeOffer1764000000077 extends Forward {
  readonly name = 'CreateShortNoticeOffer1764000000077';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists short_notice_offer (
        id int unsigned not null auto_increment primary key,
        entry_id int unsigned not null,
        starts_at datetime(3) not null,
        minutes smallint unsigned not null,
        provider_id int unsigned null,
        chair_id int unsigned null,
        at datetime(3) not null,
        by_id int unsigned not null,
        answer varchar(9) null,
        answered_at datetime(3) null,
        key short_notice_offer_entry (entry_id, id),
        key short_notice_offer_open (answer, starts_at),
        constraint short_notice_offer_entry_id foreign key (entry_id) references short_notice (id) on delete cascade on update no action,
        constraint short_notice_offer_provider foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint short_notice_offer_chair foreign key (chair_id) references chair (id) on delete no action on update no action,
        constraint short_notice_offer_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
