import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { MERGING } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Patient } from '../patient';
import type { MergeJournal } from './merge-journal';

/** `MOVING` only inside the transaction that moves the rows: what lets a chart's acts change whose they are. */
export type MergeState = 'MOVING' | 'MERGED' | 'UNDONE';

/** Two records that became one, and what it takes to part them again. */
@Entity('patient_merge')
@Index('patient_merge_stays', ['patientId', 'id'])
@Index('patient_merge_goes', ['mergedId', 'id'])
@Check('patient_merge_of_two', 'patient_id <> merged_id')
export class PatientMerge {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** The record that stays. */
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_merge_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_merge_merged' }) mergedId!: number;
  @TextColumn(8, { default: 'MOVING' }) state!: MergeState;
  @TextColumn(MERGING.reasonMax, { nullable: true }) reason!: string | null;
  /** What was done, row by row. Null while it is being done, and once it has been taken back. */
  @JsonColumn() journal!: MergeJournal | null;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_merge_by' }) mergedById!: number;
  @InstantColumn() mergedAt!: Date;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'patient_merge_undone_by' }) undoneById!: number | null;
  @InstantColumn({ nullable: true }) undoneAt!: Date | null;
}
