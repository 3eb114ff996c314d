import { PlanItem } from '@cuspid/clinical-notes/api';
import { TERMS } from '@cuspid/payment-records/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a patient pays little by little. Amounts in minor units of `currency`. */
@Entity('instalment_plan')
@Index('instalment_plan_patient', ['patientId', 'createdAt'])
@Check('instalment_plan_total', 'total_minor > 0 and down_payment_minor < total_minor')
export class InstalmentPlan {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'instalment_plan_of_patient' }) patientId!: number;
  @TextColumn(TERMS.descriptionMax) description!: string;
  @TextColumn(3, { type: 'char' }) currency!: string;
  @CountColumn({ default: undefined }) totalMinor!: number;
  @CountColumn() downPaymentMinor!: number;
  @CountColumn({ default: 1 }) everyMonths!: number;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Procedure, { name: 'instalment_plan_procedure' })
  procedureId!: number | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => PlanItem, { name: 'instalment_plan_item' })
  planItemId!: number | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'instalment_plan_created_by' }) createdById!: number;
  @InstantColumn({ nullable: true }) cancelledAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'instalment_plan_cancelled_by' })
  cancelledById!: number | null;
  @TextColumn(TERMS.reasonMax, { nullable: true }) cancelReason!: string | null;
  @CountColumn({ default: 1 }) version!: number;
}
