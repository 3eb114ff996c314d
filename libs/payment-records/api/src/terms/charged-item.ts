import { PlanItem } from '@cuspid/clinical-notes/api';
import { Patient } from '@cuspid/patients/api';
import { IdColumn, isDuplicate, type Tx } from '@cuspid/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Posting } from '../ledger/posting';
import { InstalmentPlan } from './instalment-plan';
import { ItemCharged } from './terms-errors';

/** That an item of the treatment plan is charged, by one posting or by instalments. Once at a time: the unique key says so. */
@Entity('charged_item')
@Index('charged_item_patient', ['patientId'])
@Unique('charged_item_once', ['planItemId'])
@Unique('charged_item_charge', ['chargeId'])
@Unique('charged_item_instalments', ['instalmentPlanId'])
@Check('charged_item_one_way', '(charge_id is null) <> (instalment_plan_id is null)')
export class ChargedItem {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'charged_item_of_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => PlanItem, { name: 'charged_item_plan_item' }) planItemId!: number;
  @IdColumn({ nullable: true }) @ForeignKey(() => Posting, { name: 'charged_item_of_charge' }) chargeId!: number | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => InstalmentPlan, { name: 'charged_item_of_instalments' })
  instalmentPlanId!: number | null;
}

type By = { chargeId: number } | { instalmentPlanId: number };

/** The item is charged by this; of two who charge it at once, one is. @throws ItemCharged for the other */
export async function claimItem(tx: Tx, patientId: number, planItemId: number, by: By): Promise<void> {
  try {
    await tx.insert(ChargedItem, { patientId, planItemId, ...by });
  } catch (error) {
    throw isDuplicate(error, 'charged_item_once') ? new ItemCharged() : error;
  }
}

/** What charged it was reversed or cancelled: the item may be charged again. */
export async function releaseItem(tx: Tx, by: By): Promise<void> {
  await tx.delete(ChargedItem, by);
}
