import { Patient } from '@cuspid/patients/api';
import type { ToothId } from '@cuspid/odontogram';
import { IdColumn, TextColumn } from '@cuspid/platform/database';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PerioVersion } from './perio-version';

/**
 * A tooth of an exam, from one version on until a later one says it anew: a save writes the teeth that changed. Six
 * places in the order of PERIO_SITES; `columnsOf` and `toothOf` (tooth-columns.ts) write and read them.
 */
@Entity('perio_tooth')
@Unique('perio_tooth_of_version', ['versionId', 'tooth'])
@Index('perio_tooth_patient', ['patientId', 'id'])
export class PerioToothRow {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'perio_tooth_patient_id' })
  patientId!: number;
  @IdColumn()
  @ForeignKey(() => PerioVersion, { name: 'perio_tooth_version' })
  versionId!: number;
  @TextColumn(2, { type: 'char' }) tooth!: ToothId;
  /** mm with commas; nothing between two where it was not measured: `3,2,3,,2,10`. */
  @TextColumn(17) depths!: string;
  /** The same; positive is recession. */
  @TextColumn(23) margins!: string;
  /** 1, 0, or - where nobody looked. */
  @TextColumn(6, { type: 'char' }) bleeding!: string;
  @TextColumn(6, { type: 'char' }) plaque!: string;
  @TextColumn(6, { type: 'char' }) pus!: string;
  /** Miller 0-3. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true }) mobility!: number | null;
  /** Hamp 0-3 by entrance in the order of FURCATIONS, - where nobody looked. */
  @TextColumn(4, { type: 'char' }) furcations!: string;
}
