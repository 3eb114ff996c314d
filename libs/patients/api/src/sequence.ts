import { CountColumn, TextColumn, type Tx } from '@cuspid/platform/database';
import { Entity } from 'typeorm';

/** A counter that everybody draws from. */
@Entity('sequence')
export class Sequence {
  @TextColumn(40, { primary: true }) name!: string;
  @CountColumn() value!: number;
}

/** The next number under `name`, from 1. Given back when the transaction is rolled back. */
export async function nextNumber(tx: Tx, name: string): Promise<number> {
  await tx.query(
    'insert into sequence (name, value) values (?, last_insert_id(1)) on duplicate key update value = last_insert_id(value + 1)',
    [name],
  );
  const [row]: { value: string }[] = await tx.query('select last_insert_id() as value');
  return Number(row?.value);
}
