import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateTypeormMetadata1764000000001 extends Forward {
  readonly name = 'CreateTypeormMetadata1764000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`typeorm_metadata\` (
        \`type\` varchar(255) not null,
        \`database\` varchar(255) null,
        \`schema\` varchar(255) null,
        \`table\` varchar(255) null,
        \`name\` varchar(255) null,
        \`value\` text null
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
