import { CountColumn, TextColumn, type Tx } from '@cuspid/platform/database';
import { Entity } from 'typeorm';

/** A row of numbers without gaps: whoever draws one holds the row until the transaction ends, and gives the number back if it fails. */
@Entity('number_series')
export class NumberSeries {
  @TextColumn(40, { primary: true }) series!: string;
  @CountColumn({ default: 1 }) next!: number;

  /** The next number of `series`, from 1. Drawn last of all locks, and shortly before the end: everybody who draws waits. */
  static async next(tx: Tx, series: string): Promise<number> {
    await tx.query(
      'insert into number_series (series, next) values (?, last_insert_id(1) + 1) on duplicate key update next = last_insert_id(next) + 1',
      [series],
    );
    const [row]: { number: string }[] = await tx.query('select last_insert_id() as number');
    return Number(row?.number);
  }
}

/** The series of receipts: payments and refunds draw from it. */
export const RECEIPTS = 'receipt';
