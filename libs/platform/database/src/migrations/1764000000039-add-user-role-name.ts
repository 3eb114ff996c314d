import { TableIndex, type QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Accounts by role, then name: an order of the list of users. */
export class AddUserRoleName1764000000039 extends Forward {
  readonly name = 'AddUserRoleName1764000000039';

  async up(db: QueryRunner): Promise<void> {
    const table = await db.getTable('user');
    if (table?.indices.some(({ name }) => name === 'user_role_name')) return;
    await db.createIndex('user', new TableIndex({ name: 'user_role_name', columnNames: ['role', 'name', 'id'] }));
  }
}
