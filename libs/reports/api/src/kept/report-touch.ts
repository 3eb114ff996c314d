import { InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Check, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something of a day was changed: its tallies are not believed until they are counted anew. Written by triggers alone. */
@Entity('report_touch')
@Index('report_touch_at', ['source', 'at'])
@Check('report_touch_source', "source in ('VISIT', 'QUEUE', 'LEDGER')")
export class ReportTouch {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(10) source!: 'VISIT' | 'QUEUE' | 'LEDGER';
  /** The instant of a visit; of stays and money the day of the clinic, as its midnight. */
  @InstantColumn() at!: Date;
}
