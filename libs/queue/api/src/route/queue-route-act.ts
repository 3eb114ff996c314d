import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { MarkedStep, RouteAct } from '@cuspid/queue/contracts';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { QueueEntry } from '../queue-entry';

/** Something asked for or done on a student's route. What was taken back stays, with who took it back. */
@Entity('queue_route_act')
@Unique('queue_route_act_once', ['entryId', 'liveStep', 'act'])
export class QueueRouteAct {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => QueueEntry, { name: 'queue_route_act_entry_id', onDelete: 'CASCADE' }) entryId!: number;
  @TextColumn(12) step!: MarkedStep;
  @TextColumn(4) act!: Exclude<RouteAct, 'BACK'>;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'queue_route_act_actor' }) actorId!: number;
  @InstantColumn({ nullable: true }) undoneAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'queue_route_act_undone_by' }) undoneById!:
    number | null;
  /** The step while it holds, null once it was taken back: what the unique key stands on. */
  @Column({
    type: 'varchar',
    length: 12,
    nullable: true,
    generatedType: 'STORED',
    asExpression: `if(undone_at is null, step, null)`,
  })
  liveStep!: MarkedStep | null;
}
