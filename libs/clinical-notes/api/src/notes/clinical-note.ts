import { toothList } from '@cuspid/dental-chart/api';
import { NOTE, type ExecutionStatus, type NoteState, type NoteType } from '@cuspid/clinical-notes/contracts';
import { Patient } from '@cuspid/patients/api';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  TextColumn,
} from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A clinical note as it stands; what it said before is in its versions. Once signed, triggers keep its words. */
@Entity('clinical_note')
@Index('clinical_note_made', ['patientId', 'createdAt', 'id'])
@Index('clinical_note_signed', ['patientId', 'signedAt', 'id'])
@Index('clinical_note_told', ['patientId', 'isDiagnosis', 'signedAt', 'id'])
@Index('clinical_note_drafts', ['authorId', 'state', 'createdAt', 'id'])
@Index('clinical_note_authors_waiting', ['authorId', 'waitsSince', 'id'])
@Index('clinical_note_waiting', ['waitsSince', 'id'])
@Index('clinical_note_executed', ['executedAt', 'id'])
@Index('clinical_note_figures', ['createdAt', 'type', 'state', 'patientId'])
@Check('clinical_note_is_signed', "(state = 'DRAFT') = (signed_at is null)")
@Check('clinical_note_bins_drafts', "binned_at is null or state = 'DRAFT'")
@Check('clinical_note_by_another', "verified_by_id is null or (state = 'VERIFIED' and verified_by_id <> author_id)")
export class ClinicalNote {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'clinical_note_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'clinical_note_author' }) authorId!: number;
  @TextColumn(20) type!: NoteType;
  @TextColumn(8, { default: 'DRAFT' }) state!: NoteState;
  @LongTextColumn() text!: string;
  @TextColumn(160, { nullable: true, transformer: toothList }) teeth!: ReturnType<typeof toothList.from>;
  /** `procedure` is a word of SQL. */
  @TextColumn(NOTE.procedureMax, { name: 'procedure_name', nullable: true }) procedure!: string | null;
  @InstantColumn({ nullable: true }) plannedFor!: Date | null;
  @InstantColumn({ nullable: true }) executedAt!: Date | null;
  @TextColumn(12, { nullable: true }) executionStatus!: ExecutionStatus | null;
  @TextColumn(NOTE.outcomeMax, { nullable: true }) outcome!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Visit, { name: 'clinical_note_visit', onDelete: 'SET NULL' })
  visitId!: number | null;
  @IdColumn({ nullable: true }) planItemId!: number | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() editedAt!: Date;
  /** When the last step of its life was. */
  @InstantColumn() changedAt!: Date;
  @InstantColumn({ nullable: true }) signedAt!: Date | null;
  @TextColumn(64, { nullable: true }) signedHash!: string | null;
  @FlagColumn() needsVerification!: boolean;
  /** Since when it waits for somebody to verify it; null: it does not. */
  @InstantColumn({ nullable: true }) waitsSince!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'clinical_note_verified_by' })
  verifiedById!: number | null;
  @InstantColumn({ nullable: true }) verifiedAt!: Date | null;
  @TextColumn(64, { nullable: true }) verifiedHash!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'clinical_note_struck_by' })
  struckById!: number | null;
  @InstantColumn({ nullable: true }) struckAt!: Date | null;
  @TextColumn(NOTE.reasonMax, { nullable: true }) strikeReason!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'clinical_note_binned_by' })
  binnedById!: number | null;
  @InstantColumn({ nullable: true }) binnedAt!: Date | null;
  @CountColumn({ default: 1 }) version!: number;
  /** What the timeline of those walks who may read diagnoses, and that of those who may not. */
  @Column({ type: 'tinyint', nullable: true, generatedType: 'STORED', asExpression: "type = 'DIAGNOSIS'" })
  isDiagnosis!: number | null;
}
