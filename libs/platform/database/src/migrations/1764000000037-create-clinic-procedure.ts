import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** The catalogue. `procedure` alone is a word of SQL. */
export class CreateClinicProcedure1764000000037 extends Forward {
  readonly name = 'CreateClinicProcedure1764000000037';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists clinic_procedure (
        id int unsigned not null auto_increment primary key,
        code varchar(20) null,
        name varchar(120) not null,
        category varchar(60) not null,
        price_minor int unsigned null,
        price_currency char(3) null,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        active_name varchar(120) as (if(is_active = 1, name, null)) stored,
        active_code varchar(20) as (if(is_active = 1, code, null)) stored,
        unique key clinic_procedure_active_name (active_name),
        unique key clinic_procedure_active_code (active_code),
        key clinic_procedure_place (category, name, id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'clinic_procedure', 'active_name', 'if(is_active = 1, name, null)');
    await noteGenerated(db, 'clinic_procedure', 'active_code', 'if(is_active = 1, code, null)');
  }
}
