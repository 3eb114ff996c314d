import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn } from '@cuspid/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Posting } from '../ledger/posting';
import { InstalmentPlan } from './instalment-plan';

/** One instalment. Until its day nothing of it is in the ledger; what became of its charge is read there. */
@Entity('instalment')
@Index('instalment_open', ['openDueOn', 'id'])
@Index('instalment_patient', ['patientId', 'dueOn'])
@Unique('instalment_place', ['planId', 'number'])
@Unique('instalment_one_charge', ['chargeId'])
@Check('instalment_amount', 'amount_minor > 0')
@Check('instalment_charged_or_ended', 'charge_id is null or ended_at is null')
export class Instalment {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => InstalmentPlan, { name: 'instalment_of_plan' }) planId!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'instalment_of_patient' }) patientId!: number;
  /** 0: the down payment. */
  @CountColumn({ default: undefined }) number!: number;
  @DayColumn() dueOn!: string;
  @CountColumn({ default: undefined }) amountMinor!: number;
  @IdColumn({ nullable: true }) @ForeignKey(() => Posting, { name: 'instalment_charge' }) chargeId!: number | null;
  @InstantColumn({ nullable: true }) chargedAt!: Date | null;
  /** Its plan was cancelled before its day. */
  @InstantColumn({ nullable: true }) endedAt!: Date | null;
  /** Its day while it is to be charged: what the job walks. */
  @DayColumn({
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(charge_id is null and ended_at is null, due_on, null)',
  })
  openDueOn!: string | null;
}
