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
  const [number = 0] = await nextNumbers(tx, name, 1);
  return number;
}

/** The next `count` numbers under `name`, drawn at once. Given back when the transaction is rolled back. */
export async function nextNumbers(tx: Tx, name: string, count: number): Promise<number[]> {
  await tx.query(
    'insert into sequence (name, value) values (?, last_insert_id(?)) on duplicate key update value = last_insert_id(value + ?)',
    [name, count, count],
  );
  const [row]: { value: string }[] = await tx.query('select last_insert_id() as value');
  const last = Number(row?.value);
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}
