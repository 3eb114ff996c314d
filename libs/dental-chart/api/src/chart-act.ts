import { Patient } from '@cuspid/patients/api';
import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { Role } from '@cuspid/platform/contracts';
import { CHART, type ActKind } from '@cuspid/dental-chart/contracts';
import type { ActDto } from '@cuspid/dental-chart/contracts/dto';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What somebody did to a chart at once: undo works on it. Append-only: the database refuses the rest. */
@Entity('chart_act')
@Unique('chart_act_number', ['patientId', 'number'])
@Index('chart_act_recorded', ['patientId', 'recordedAt'])
@Index('chart_act_author', ['patientId', 'authorId', 'id'])
export class ChartAct {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'chart_act_patient' })
  patientId!: number;
  /** 1 for the first act of the chart, then without gaps: the chart's version after it. */
  @IdColumn() number!: number;
  @TextColumn(10) kind!: ActKind;
  /** As it was typed. */
  @TextColumn(CHART.textMax, { nullable: true }) text!: string | null;
  /** An undo: the act it takes back. A redo: the undo it takes back. */
  @IdColumn({ nullable: true })
  @ForeignKey(() => ChartAct, { name: 'chart_act_undoes' })
  undoesId!: number | null;
  @IdColumn()
  @ForeignKey(() => User, { name: 'chart_act_author_id' })
  authorId!: number;
  /** In which role it was recorded; null where that was not noted yet. */
  @TextColumn(20, { nullable: true }) authorRole!: Role | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn({ nullable: true }) visitId!: number | null;

  toDto(): ActDto {
    const { id, number, kind, text, recordedAt } = this;
    return { id, number, kind, text, recordedAt: recordedAt.toISOString() };
  }
}
