import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Orders with suppliers. */
export class CreatePurchaseOrder1764000000158 extends Forward {
  readonly name = 'CreatePurchaseOrder1764000000158';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists purchase_order (
        id int unsigned not null auto_increment primary key,
        supplier varchar(160) not null,
        state varchar(15) not null default 'DRAFT',
        expected_on date null,
        notes varchar(300) null,
        cancel_reason varchar(300) null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        sent_at datetime(3) null,
        sent_by_id int unsigned null,
        closed_at datetime(3) null,
        closed_by_id int unsigned null,
        version int unsigned not null default 1,
        key purchase_order_state (state, id),
        constraint purchase_order_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint purchase_order_sent_by foreign key (sent_by_id) references \`user\` (id) on delete no action on update no action,
        constraint purchase_order_closed_by foreign key (closed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
