import { MATERIAL } from '@cuspid/patient-materials/contracts';
import { InventoryItem, InventoryLot } from '@cuspid/inventory/api';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Something of the stock that was used on a patient, of one lot. As long as it is not in the bin, the stock's movements with
 * its number come to its quantity taken out; in the bin, to nothing.
 */
@Entity('patient_material')
@Index('patient_material_used', ['patientId', 'usedAt', 'id'])
@Index('patient_material_got', ['lotId', 'patientId', 'binnedAt', 'usedAt', 'quantity'])
@Index('patient_material_period', ['usedAt', 'id'])
export class PatientMaterial {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_material_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'patient_material_item' }) itemId!: number;
  @IdColumn() @ForeignKey(() => InventoryLot, { name: 'patient_material_lot' }) lotId!: number;
  /** What the item was called when it was used. */
  @TextColumn(MATERIAL.itemNameMax) itemName!: string;
  @CountColumn() quantity!: number;
  @InstantColumn() usedAt!: Date;
  @TextColumn(MATERIAL.purposeMax, { nullable: true }) purpose!: string | null;
  @TextColumn(MATERIAL.notesMax, { nullable: true }) notes!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Visit, { name: 'patient_material_visit', onDelete: 'SET NULL' })
  visitId!: number | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => Procedure, { name: 'patient_material_procedure' })
  procedureId!: number | null;
  /** Why it was used although it met an allergy; null where it met none. */
  @TextColumn(MATERIAL.reasonMax, { nullable: true }) allergyReason!: string | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_material_created_by' }) createdById!: number;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_material_updated_by' }) updatedById!: number;
  @InstantColumn({ nullable: true }) binnedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'patient_material_binned_by' })
  binnedById!: number | null;
  @CountColumn({ default: 1 }) version!: number;
}
