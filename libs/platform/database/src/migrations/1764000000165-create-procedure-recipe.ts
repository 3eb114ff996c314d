import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** That somebody said what a procedure of the catalogue needs of the stock. */
export class CreateProcedureRecipe1764000000165 extends Forward {
  readonly name = 'CreateProcedureRecipe1764000000165';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists procedure_recipe (
        procedure_id int unsigned not null primary key,
        version int unsigned not null default 1,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        constraint procedure_recipe_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action,
        constraint procedure_recipe_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
