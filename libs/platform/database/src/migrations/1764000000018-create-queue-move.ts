import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateQueueMove1764000000018 extends Forward {
  readonly name = 'CreateQueueMove1764000000018';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`queue_move\` (
        id int unsigned not null auto_increment primary key,
        entry_id int unsigned not null,
        from_status varchar(20) null,
        to_status varchar(20) not null,
        at datetime(3) not null,
        actor_id int unsigned not null,
        key queue_move_entry (entry_id, at),
        constraint queue_move_entry_id foreign key (entry_id) references queue_entry (id) on delete cascade on update no action,
        constraint queue_move_actor foreign key (actor_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
