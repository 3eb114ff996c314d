import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { VisitEvent, VisitStatus } from '@cuspid/visits/contracts';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Planned } from '../procedures/planned';
import { Visit } from '../visit';

/** What a visit was before a change: all that undo brings back. Instants as text. */
export interface VisitBefore {
  status: VisitStatus;
  startsAt: string;
  minutes: number;
  providerId: number | null;
  chairId: number | null;
  type: string;
  notes: string | null;
  confirmedAt: string | null;
  arrivedAt: string | null;
  completedAt: string | null;
  endedAt: string | null;
  reason: string | null;
  overbookReason: string | null;
  /** Changes made before there were any know of none. */
  seriesAt?: string | null;
  procedures?: Planned[];
}

/** Something that happened to a visit: when, by whom, why. */
@Entity('visit_change')
@Index('visit_change_visit', ['visitId', 'id'])
@Index('visit_change_act', ['act'])
export class VisitChange {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Visit, { name: 'visit_change_visit_id', onDelete: 'CASCADE' })
  visitId!: number;
  @TextColumn(14) event!: VisitEvent;
  @InstantColumn() at!: Date;
  /** Null: the patient, by the link in a letter. */
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'visit_change_actor' }) actorId!: number | null;
  @TextColumn(200, { nullable: true }) reason!: string | null;
  @JsonColumn() before!: VisitBefore | null;
  /** Shared by the changes of several visits that were made in one act. */
  @TextColumn(36, { type: 'char', nullable: true }) act!: string | null;
}
