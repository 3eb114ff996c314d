import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { Role } from '@cuspid/platform/contracts';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Patient } from './patient';

/** A place on a patient's care team, from `since` until `endedAt`. Who leaves loses access at once; the row stays. */
@Entity('care_team_member')
@Unique('care_team_member_one_active', ['patientId', 'activeUserId'])
@Index('care_team_member_patients', ['activeUserId', 'patientId'])
export class CareTeamMember {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'care_team_member_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'care_team_member_user' }) userId!: number;
  @TextColumn(20) role!: Role;
  @InstantColumn() since!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'care_team_member_added_by' }) addedById!: number;
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'care_team_member_ended_by' }) endedById!:
    number | null;
  /** The person while the place is held, null once it has ended: what the unique key stands on. */
  @Column({
    type: 'int',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(ended_at is null, user_id, null)',
  })
  activeUserId!: number | null;
}
