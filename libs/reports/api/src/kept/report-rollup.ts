import { CountColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, PrimaryColumn } from 'typeorm';

/** In which zone and by which rules the days of what stands on a source are kept: by others, nothing of them is believed. */
@Entity('report_rollup')
export class ReportRollup {
  @PrimaryColumn({ type: 'varchar', length: 10 }) source!: string;
  @TextColumn(64) zone!: string;
  @CountColumn() rules!: number;
}
