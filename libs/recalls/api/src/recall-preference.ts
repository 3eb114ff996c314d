import { CountColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { RECALL } from '@cuspid/recalls/contracts';
import type { RecallChoiceDto } from '@cuspid/recalls/contracts/dto';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey } from 'typeorm';

/** What a patient wants of recalls. A patient about whom nothing was said has no row. */
@Entity('recall_preference')
export class RecallPreference {
  @IdColumn({ primary: true }) @ForeignKey(() => Patient, { name: 'recall_preference_patient' }) patientId!: number;
  @FlagColumn() doNotContact!: boolean;
  @TextColumn(RECALL.reasonMax, { nullable: true }) reason!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'recall_preference_noted_by' })
  notedById!: number | null;
  @InstantColumn({ nullable: true }) notedAt!: Date | null;
  @JsonColumn() choices!: RecallChoiceDto[] | null;
  @CountColumn({ default: 1 }) version!: number;
}
