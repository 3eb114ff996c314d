import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

const LIVE_NAME = 'if(deleted_at is null, name, null)';
const URGENCY = 'if(quantity = 0, 0, if(quantity * 2 <= minimum, 1, if(quantity <= minimum, 2, 3)))';

/** What the clinic keeps in stock. Its level is the sum of its movements, and follows them in their transaction. */
export class CreateInventoryItem1764000000155 extends Forward {
  readonly name = 'CreateInventoryItem1764000000155';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists inventory_item (
        id int unsigned not null auto_increment primary key,
        name varchar(160) not null,
        category varchar(100) not null,
        unit varchar(50) not null,
        quantity int unsigned not null default 0,
        minimum int unsigned not null default 0,
        maximum int unsigned null,
        soonest_expiry date not null default '9999-12-31',
        place varchar(100) null,
        supplier varchar(160) null,
        unit_cost_minor int unsigned null,
        cost_currency char(3) null,
        pack_size int unsigned not null default 1,
        lead_days int unsigned not null default 0,
        allergens mediumtext null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        deleted_at datetime(3) null,
        deleted_by_id int unsigned null,
        purged_at datetime(3) null,
        purged_by_id int unsigned null,
        version int unsigned not null default 1,
        live_name varchar(160) as (${LIVE_NAME}) stored,
        urgency tinyint unsigned as (${URGENCY}) stored,
        unique key inventory_item_live_name (live_name),
        key inventory_item_by_name (deleted_at, name, id),
        key inventory_item_by_category (deleted_at, category, name, id),
        key inventory_item_by_urgency (deleted_at, urgency, name, id),
        key inventory_item_by_quantity (deleted_at, quantity, name, id),
        key inventory_item_by_expiry (deleted_at, soonest_expiry, name, id),
        constraint inventory_item_never_below_zero check (quantity >= 0),
        constraint inventory_item_pack check (pack_size >= 1),
        constraint inventory_item_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint inventory_item_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action,
        constraint inventory_item_deleted_by foreign key (deleted_by_id) references \`user\` (id) on delete no action on update no action,
        constraint inventory_item_purged_by foreign key (purged_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'inventory_item', 'live_name', LIVE_NAME);
    await noteGenerated(db, 'inventory_item', 'urgency', URGENCY);
  }
}
