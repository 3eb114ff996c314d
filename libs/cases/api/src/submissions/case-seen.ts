import { InstantColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CaseSubmission } from './case-submission';

/** Somebody has looked at a version. */
@Entity('case_seen')
export class CaseSeen {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => CaseSubmission, { name: 'case_seen_submission', onDelete: 'CASCADE' })
  submissionId!: number;
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => User, { name: 'case_seen_user', onDelete: 'CASCADE' })
  userId!: number;
  @InstantColumn() at!: Date;
}
