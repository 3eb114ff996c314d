import { Patient } from '@cuspid/patients/api';
import { FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index } from 'typeorm';

/** Somebody has a chart open now. One row a person and chart; it is over when nothing was heard for a while. */
@Entity('chart_presence')
@Index('chart_presence_until', ['until'])
export class ChartPresence {
  @IdColumn({ primary: true })
  @ForeignKey(() => Patient, { name: 'chart_presence_patient' })
  patientId!: number;
  @IdColumn({ primary: true })
  @ForeignKey(() => User, { name: 'chart_presence_user', onDelete: 'CASCADE' })
  userId!: number;
  /** The tab that spoke last. */
  @TextColumn(16, { type: 'char' }) tab!: string;
  /** Something is typed or painted at this moment. */
  @FlagColumn() isRecording!: boolean;
  /** By the database's clock, so that all replicas agree. */
  @InstantColumn() until!: Date;
}
