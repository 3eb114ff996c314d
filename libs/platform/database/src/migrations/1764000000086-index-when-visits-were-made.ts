import { TableIndex, type QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How many visits were entered in a month is counted without reading all there are. */
export class IndexWhenVisitsWereMade1764000000086 extends Forward {
  readonly name = 'IndexWhenVisitsWereMade1764000000086';

  async up(db: QueryRunner): Promise<void> {
    const known = await db.getTable('visit');
    if (known?.indices.some(({ name }) => name === 'visit_made')) return;
    await db.createIndex('visit', new TableIndex({ name: 'visit_made', columnNames: ['created_at', 'id'] }));
  }
}
