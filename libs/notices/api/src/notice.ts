import { FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { NoticeKind } from '@cuspid/notices/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something one person should know or do. The row goes when it is done, put away or over: the trail keeps the history. */
@Entity('notice')
@Index('notice_own', ['userId', 'isAct', 'id'])
@Index('notice_about', ['kind', 'subjectId'])
@Index('notice_patient', ['patientId'])
@Index('notice_until', ['until'])
export class Notice {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'notice_user', onDelete: 'CASCADE' }) userId!: number;
  @TextColumn(20) kind!: NoticeKind;
  /** It waits for the person to act. */
  @FlagColumn() isAct!: boolean;
  /** Patients are the business of a domain above: it deletes what is about one that it deletes. */
  @IdColumn({ nullable: true }) patientId!: number | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'notice_by', onDelete: 'SET NULL' }) byId!:
    number | null;
  /** The request it is about. */
  @IdColumn({ nullable: true }) subjectId!: number | null;
  @TextColumn(300, { nullable: true }) text!: string | null;
  @InstantColumn() at!: Date;
  /** From then on it is nobody's concern. */
  @InstantColumn() until!: Date;
}
