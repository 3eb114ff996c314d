import { Check, Entity, PrimaryColumn } from 'typeorm';

/** A day (D) or a month (M) whose tallies are kept: they stand while nothing touches it. */
@Entity('report_day')
@Check('report_day_grain', "grain in ('D', 'M')")
export class ReportDay {
  @PrimaryColumn({ type: 'varchar', length: 10 }) source!: string;
  @PrimaryColumn({ type: 'char', length: 1 }) grain!: 'D' | 'M';
  @PrimaryColumn({ type: 'date' }) start!: string;
}
