import { CountColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { LIFE, type PartName } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What is left of a patient deleted for good: which record it was, not whose. The database lets nobody change it. */
@Entity('patient_purge')
@Unique('patient_purge_patient', ['patientId'])
export class PatientPurge {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** The number the record had: the trail knows it by that. */
  @IdColumn() patientId!: number;
  @TextColumn(20) patientCode!: string;
  @TextColumn(LIFE.reasonMax) reason!: string;
  /** Rows of each table that went. */
  @JsonColumn() counts!: Partial<Record<PartName, number>> | null;
  /** Stored files that went with them. */
  @CountColumn() files!: number;
  @InstantColumn() purgedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_purge_by' }) purgedById!: number;
}

/** A stored file whose rows are gone: it stays here until the storage has let go of it. */
@Entity('patient_purge_file')
@Index('patient_purge_file_since', ['since'])
export class PatientPurgeFile {
  @TextColumn(32, { type: 'char', primary: true }) storageKey!: string;
  @InstantColumn() since!: Date;
}
