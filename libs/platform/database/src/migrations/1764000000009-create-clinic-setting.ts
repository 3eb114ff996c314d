import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateClinicSetting1764000000009 extends Forward {
  readonly name = 'CreateClinicSetting1764000000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`clinic_setting\` (
        id int unsigned not null primary key,
        name varchar(120) not null,
        place varchar(160) null,
        address varchar(300) null,
        phone varchar(40) null,
        time_zone varchar(60) not null,
        currency char(3) not null,
        care_team_scope varchar(10) not null default 'assigned',
        code_prefix varchar(4) not null default 'PT',
        version int unsigned not null default 1
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
