import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What is planned for a visit, from the clinic's catalogue. */
export class CreateVisitProcedure1764000000074 extends Forward {
  readonly name = 'CreateVisitProcedure1764000000074';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_procedure (
        visit_id int unsigned not null,
        place smallint unsigned not null,
        procedure_id int unsigned not null,
        tooth varchar(2) null,
        primary key (visit_id, place),
        constraint visit_procedure_visit foreign key (visit_id) references visit (id) on delete cascade on update no action,
        constraint visit_procedure_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
