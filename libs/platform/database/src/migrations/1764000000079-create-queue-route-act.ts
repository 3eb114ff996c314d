import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

const LIVE = 'if(undone_at is null, step, null)';

/** What was asked for and done on the route of a student's patient. */
export class CreateQueueRouteAct1764000000079 extends Forward {
  readonly name = 'CreateQueueRouteAct1764000000079';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`queue_route_act\` (
        id int unsigned not null auto_increment primary key,
        entry_id int unsigned not null,
        step varchar(12) not null,
        act varchar(4) not null,
        at datetime(3) not null,
        actor_id int unsigned not null,
        undone_at datetime(3) null,
        undone_by_id int unsigned null,
        live_step varchar(12) as (${LIVE}) stored,
        unique key queue_route_act_once (entry_id, live_step, act),
        constraint queue_route_act_entry_id foreign key (entry_id) references queue_entry (id) on delete cascade on update no action,
        constraint queue_route_act_actor foreign key (actor_id) references \`user\` (id) on delete no action on update no action,
        constraint queue_route_act_undone_by foreign key (undone_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'queue_route_act', 'live_step', LIVE);
  }
}
