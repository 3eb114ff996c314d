import type { Priority, WaitingMode } from '@cuspid/case-history/contracts';
import { Patient } from '@cuspid/patients/api';
import { CountColumn, DayColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * What lists say of a patient's case history. All of it follows from the last version and from the patient (`Waiting`),
 * and is written in the transaction of whatever changes them.
 */
@Entity('case_history')
@Index('case_history_waiting', ['waitingPlace', 'patientId'])
@Index('case_history_waiting_mode', ['waitingMode', 'waitingPlace', 'patientId'])
export class CaseHistory {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => Patient, { name: 'case_history_patient' })
  patientId!: number;
  /** Number of the last save. */
  @CountColumn() version!: number;
  @TextColumn(10, { nullable: true }) waitingMode!: WaitingMode | null;
  @TextColumn(20, { nullable: true }) waitingPriority!: Priority | null;
  @DayColumn({ nullable: true }) waitingSince!: string | null;
  /** Rank of the priority and the day: lists stand in its order. Null: does not wait. */
  @TextColumn(12, { type: 'char', nullable: true }) waitingPlace!: string | null;
  /** IOTN DHC that holds. */
  @TextColumn(2, { nullable: true }) dhc!: string | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'case_history_decided_by' })
  decidedById!: number | null;
}
