import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** A cashier's drawer of one currency, counted and signed for. */
export class CreateDayClose1764000000146 extends Forward {
  readonly name = 'CreateDayClose1764000000146';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists day_close (
        id int unsigned not null auto_increment primary key,
        number int unsigned not null,
        currency char(3) not null,
        cashier_id int unsigned not null,
        signed_by_id int unsigned not null,
        closed_on date not null,
        closed_at datetime(3) not null,
        since datetime(3) not null,
        last_posting_id int unsigned not null,
        count int unsigned not null default 0,
        float_minor bigint not null,
        expected_minor bigint not null,
        counted_minor bigint not null,
        difference_minor bigint not null,
        methods mediumtext not null,
        denominations mediumtext not null,
        reason varchar(500) null,
        note varchar(500) null,
        hash char(64) not null,
        unique key day_close_number (number),
        unique key day_close_up_to (cashier_id, currency, last_posting_id),
        key day_close_day (closed_on, id),
        constraint day_close_takes_some check (count > 0),
        constraint day_close_adds_up check (difference_minor = counted_minor - expected_minor),
        constraint day_close_difference_has_reason check (difference_minor = 0 or reason is not null),
        constraint day_close_cashier foreign key (cashier_id) references \`user\` (id) on delete no action on update no action,
        constraint day_close_signed_by foreign key (signed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
