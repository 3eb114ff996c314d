import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { CARE_TEAM, type CareTeamAction, type RequestStatus } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Patient } from './patient';

const DAYS_MS = CARE_TEAM.requestDays * 86_400_000;

/** Requests made at or before this moment can no longer be answered at `now`. */
export const expiredBefore = (now: Date) => new Date(now.getTime() - DAYS_MS);

/** Reception asks a clinician (`userId`) to join a patient's care team or to leave it; that person alone decides, once. */
@Entity('care_team_request')
@Unique('care_team_request_one_open', ['patientId', 'action', 'openUserId'])
@Index('care_team_request_target', ['userId', 'status', 'requestedAt', 'id'])
@Index('care_team_request_asked', ['requestedById', 'status', 'requestedAt', 'id'])
@Index('care_team_request_status', ['status', 'requestedAt', 'id'])
@Check('care_team_request_asks_another', 'user_id <> requested_by_id')
export class CareTeamRequest {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'care_team_request_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'care_team_request_user' }) userId!: number;
  @TextColumn(5) action!: CareTeamAction;
  @TextColumn(300, { nullable: true }) reason!: string | null;
  @IdColumn() @ForeignKey(() => User, { name: 'care_team_request_requested_by' }) requestedById!: number;
  @InstantColumn() requestedAt!: Date;
  /** As it was last written: one that nobody answers stays PENDING here. `statusAt` tells the truth. */
  @TextColumn(9, { default: 'PENDING' }) status!: RequestStatus;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'care_team_request_decided_by' }) decidedById!:
    number | null;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @TextColumn(300, { nullable: true }) answer!: string | null;
  /** Who is asked while it is open, null once it is decided: what the unique key stands on. */
  @Column({
    type: 'int',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: "if(status = 'PENDING', user_id, null)",
  })
  openUserId!: number | null;

  get expiresAt(): Date {
    return new Date(this.requestedAt.getTime() + DAYS_MS);
  }

  statusAt(now: Date): RequestStatus {
    return this.status === 'PENDING' && this.expiresAt <= now ? 'EXPIRED' : this.status;
  }
}
