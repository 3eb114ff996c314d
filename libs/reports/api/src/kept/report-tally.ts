import { CountColumn } from '@cuspid/platform/database';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How many facts a day or a month has of one set of values of an axis, and what they add up to. */
@Entity('report_tally')
@Check('report_tally_grain', "grain in ('D', 'M')")
export class ReportTally {
  @PrimaryColumn({ type: 'varchar', length: 20 }) facts!: string;
  @PrimaryColumn({ type: 'varchar', length: 60 }) axis!: string;
  @PrimaryColumn({ type: 'char', length: 1 }) grain!: 'D' | 'M';
  @PrimaryColumn({ type: 'date' }) start!: string;
  @PrimaryColumn({ type: 'varchar', length: 160, charset: 'utf8mb4', collation: 'utf8mb4_bin' }) keyed!: string;
  @CountColumn() n!: number;
  @Column({ type: 'bigint' }) amount!: string;
}
