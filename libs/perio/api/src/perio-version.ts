import { Patient } from '@cuspid/patients/api';
import { PERIO, type PerioSave } from '@cuspid/perio/contracts';
import { DayColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PerioExam } from './perio-exam';
import type { Sheet } from './sheet';

/** One save of an exam: who, when, why, and all of the exam but its teeth. Rows are added, never changed. */
@Entity('perio_version')
@Unique('perio_version_number', ['examId', 'number'])
@Index('perio_version_patient', ['patientId', 'id'])
export class PerioVersion {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'perio_version_patient_id' })
  patientId!: number;
  @IdColumn()
  @ForeignKey(() => PerioExam, { name: 'perio_version_exam' })
  examId!: number;
  /** 1 for the beginning, then without gaps: the exam's version after it. */
  @IdColumn() number!: number;
  @TextColumn(9) kind!: PerioSave;
  @InstantColumn() savedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'perio_version_saved_by' }) savedById!: number;
  /** Why a finished exam was corrected, or an exam taken back. */
  @TextColumn(PERIO.reasonMax, { nullable: true }) reason!: string | null;
  @DayColumn() examinedOn!: string;
  @JsonColumn() sheet!: Sheet;
}
