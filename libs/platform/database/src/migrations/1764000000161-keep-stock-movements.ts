import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The database itself refuses to change or take back a movement: a wrong one is put right by another. */
export class KeepStockMovements1764000000161 extends Forward {
  readonly name = 'KeepStockMovements1764000000161';

  async up(db: QueryRunner): Promise<void> {
    for (const verb of ['update', 'delete']) {
      await db.query(`drop trigger if exists stock_movement_no_${verb}`);
      await db.query(
        `create trigger stock_movement_no_${verb} before ${verb} on stock_movement for each row
         signal sqlstate '45000' set message_text = 'stock_movement is append-only'`,
      );
    }
  }
}
