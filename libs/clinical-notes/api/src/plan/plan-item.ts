import { PLAN, type ExecutionStatus } from '@cuspid/clinical-notes/contracts';
import { ChartFinding, surfaceList, toothList } from '@cuspid/dental-chart/api';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PatientProblem } from '../problems/patient-problem';
import { PlanPhase } from './plan-phase';

/**
 * Something planned for a patient. Of an item with a finding the chart has the say: `executionStatus` then only refines
 * what the chart says, as long as the chart stands where it stood when that was said (`saidOfId`).
 */
@Entity('plan_item')
@Index('plan_item_place', ['patientId', 'phaseId', 'place', 'id'])
@Index('plan_item_created', ['patientId', 'createdAt'])
@Index('plan_item_made', ['createdAt', 'id'])
@Index('plan_item_settled', ['patientId', 'settledAt'])
@Unique('plan_item_one_per_finding', ['liveFindingId'])
export class PlanItem {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'plan_item_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => PlanPhase, { name: 'plan_item_phase' }) phaseId!: number;
  @CountColumn() place!: number;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Procedure, { name: 'plan_item_procedure' })
  procedureId!: number | null;
  @TextColumn(20, { nullable: true }) procedureCode!: string | null;
  @TextColumn(PLAN.nameMax) name!: string;
  /** In minor units, as it was when the item was planned; null: not agreed yet. */
  @CountColumn({ nullable: true, default: undefined }) priceMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) priceCurrency!: string | null;
  @TextColumn(160, { nullable: true, transformer: toothList }) teeth!: ReturnType<typeof toothList.from>;
  @TextColumn(120, { nullable: true, transformer: surfaceList }) surfaces!: ReturnType<typeof surfaceList.from>;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'plan_item_provider' }) providerId!: number | null;
  @DayColumn({ nullable: true }) plannedFor!: string | null;
  @TextColumn(12) executionStatus!: ExecutionStatus;
  @DayColumn({ nullable: true }) executedOn!: string | null;
  @TextColumn(PLAN.outcomeMax, { nullable: true }) outcome!: string | null;
  @TextColumn(PLAN.noteMax, { nullable: true }) note!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => PatientProblem, { name: 'plan_item_problem' })
  problemId!: number | null;
  /** The finding it was made from; what has become of that is read from the chart. */
  @IdColumn({ nullable: true }) @ForeignKey(() => ChartFinding, { name: 'plan_item_finding' }) findingId!:
    number | null;
  /** The row of the chart that stood when `executionStatus` was said. */
  @IdColumn({ nullable: true }) saidOfId!: number | null;
  /** When somebody last said what is done for how much: a plan agreed to before that is outdated. */
  @InstantColumn() termsAt!: Date;
  /** When it came to an end that the chart does not tell of. */
  @InstantColumn({ nullable: true }) settledAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'plan_item_settled_by' }) settledById!: number | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'plan_item_created_by' }) createdById!: number;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'plan_item_updated_by' }) updatedById!: number;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn({ nullable: true }) removedAt!: Date | null;
  /** The finding while the item is in the plan: two items never stand for one. */
  @IdColumn({ nullable: true, generatedType: 'STORED', asExpression: 'if(removed_at is null, finding_id, null)' })
  liveFindingId!: number | null;
}
