import { User } from '@cuspid/users/api';
import type { Tx } from '@cuspid/platform/database';
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a cashier takes and gives: held by every line that moves money, and by what counts it, so that a count misses none. */
@Entity('cash_drawer')
export class CashDrawer {
  @PrimaryColumn({ type: 'int', unsigned: true }) @ForeignKey(() => User, { name: 'cash_drawer_user' }) userId!: number;
}

/** Holds a cashier's drawer until the transaction ends. It comes after the patient and before a number. */
export async function holdDrawer(tx: Tx, userId: number): Promise<void> {
  await tx.query('insert into cash_drawer (user_id) values (?) on duplicate key update user_id = user_id', [userId]);
}
