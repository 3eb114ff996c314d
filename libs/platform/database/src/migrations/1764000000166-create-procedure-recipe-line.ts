import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The items a procedure needs, each once, in their order. */
export class CreateProcedureRecipeLine1764000000166 extends Forward {
  readonly name = 'CreateProcedureRecipeLine1764000000166';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists procedure_recipe_line (
        procedure_id int unsigned not null,
        place smallint unsigned not null,
        item_id int unsigned not null,
        quantity int unsigned not null default 0,
        primary key (procedure_id, place),
        unique key procedure_recipe_line_once (procedure_id, item_id),
        constraint procedure_recipe_line_recipe foreign key (procedure_id) references procedure_recipe (procedure_id) on delete no action on update no action,
        constraint procedure_recipe_line_item foreign key (item_id) references inventory_item (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
