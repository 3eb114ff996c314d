import { Patient } from '@cuspid/patients/api';
import { IdColumn, InstantColumn, LongTextColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A save of a case history. Append-only: the database refuses the rest. */
@Entity('case_history_version')
@Unique('case_history_version_number', ['patientId', 'number'])
@Index('case_history_version_recorded', ['patientId', 'recordedAt'])
export class CaseHistoryVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'case_history_version_patient' })
  patientId!: number;
  /** 1 for the first save, then without gaps. */
  @IdColumn() number!: number;
  /** `HistoryContent` as canonical JSON, byte for byte what the hash was made of. */
  @LongTextColumn() content!: string;
  /** SHA-256 of the content’s UTF-8 bytes, in hex. */
  @TextColumn(64, { type: 'char' }) contentHash!: string;
  @InstantColumn() recordedAt!: Date;
  @IdColumn()
  @ForeignKey(() => User, { name: 'case_history_version_recorded_by' })
  recordedById!: number;
}
