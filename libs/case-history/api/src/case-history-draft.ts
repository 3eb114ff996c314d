import type { HistoryAnswersDto } from '@cuspid/case-history/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, JsonColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CaseHistoryVersion } from './case-history-version';

/** What somebody typed and has not saved: theirs alone. */
@Entity('case_history_draft')
@Unique('case_history_draft_one', ['patientId', 'userId', 'slot'])
@Index('case_history_draft_saved', ['savedAt'])
export class CaseHistoryDraft {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'case_history_draft_patient' })
  patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'case_history_draft_user' }) userId!: number;
  /** 0; of two drafts that a merge brought together, the second waits in a place of its own. */
  @CountColumn() slot!: number;
  @CountColumn({ default: 1 }) version!: number;
  /** The save it began from; null: from nothing. */
  @IdColumn({ nullable: true })
  @ForeignKey(() => CaseHistoryVersion, { name: 'case_history_draft_base', onDelete: 'SET NULL' })
  baseId!: number | null;
  @JsonColumn() answers!: HistoryAnswersDto | null;
  @InstantColumn() savedAt!: Date;
}
