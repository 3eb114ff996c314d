import { clock, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { CARE_TEAM, type AccessStatus } from '@cuspid/patients/contracts';
import type { AccessRequestDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Patient } from './patient';

const DAYS_MS = CARE_TEAM.accessDays * 86_400_000;

/** Somebody without a place on the care team asks for one; who may give it decides. */
@Entity('access_request')
@Unique('access_request_one_open', ['patientId', 'openUserId'])
export class AccessRequest {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'access_request_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => User, { name: 'access_request_user' }) userId!: number;
  @TextColumn(300) reason!: string;
  @InstantColumn() askedAt!: Date;
  /** As it was last written: one that nobody answers stays PENDING here. `statusAt` tells the truth. */
  @TextColumn(8, { default: 'PENDING' }) status!: AccessStatus;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'access_request_decided_by' }) decidedById!:
    number | null;
  @InstantColumn({ nullable: true }) decidedAt!: Date | null;
  @TextColumn(300, { nullable: true }) answer!: string | null;
  /** Who asks while it is open: what the unique key stands on. */
  @Column({
    type: 'int',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: "if(status = 'PENDING', user_id, null)",
  })
  openUserId!: number | null;

  get lapsesAt(): Date {
    return new Date(this.askedAt.getTime() + DAYS_MS);
  }

  statusAt(now: Date): AccessStatus {
    return this.status === 'PENDING' && this.lapsesAt <= now ? 'LAPSED' : this.status;
  }

  toDto(person: StaffDto): AccessRequestDto {
    const { id, patientId, reason, askedAt, decidedAt, answer } = this;
    return {
      id,
      patientId,
      person,
      reason,
      askedAt: askedAt.toISOString(),
      status: this.statusAt(clock.now()),
      decidedAt: decidedAt?.toISOString() ?? null,
      answer,
    };
  }
}
