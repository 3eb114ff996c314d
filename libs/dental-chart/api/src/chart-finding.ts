import { Patient } from '@cuspid/patients/api';
import { FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { CHART } from '@cuspid/dental-chart/contracts';
import {
  NOTE_MAX,
  type FindingCode,
  type Layer,
  type Material,
  type Param,
  type Quality,
  type Reason,
  type ToothId,
} from '@cuspid/odontogram';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ChartAct } from './chart-act';
import { surfaceList, toothList } from './word-lists';

/**
 * A row of the chart: a finding, or (with `voidsId`) the taking back of one. Append-only: the database refuses the
 * rest, and a correction is a further row.
 */
@Entity('chart_finding')
@Index('chart_finding_patient', ['patientId', 'id'])
@Index('chart_finding_act', ['actId'])
export class ChartFinding {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'chart_finding_patient_id' })
  patientId!: number;
  @IdColumn()
  @ForeignKey(() => ChartAct, { name: 'chart_finding_act_id' })
  actId!: number;
  /** ISO 3950; of a supernumerary tooth, the tooth it stands beside. */
  @TextColumn(2, { type: 'char' }) tooth!: ToothId;
  /** `m` or `d` of that tooth. */
  @TextColumn(1, { type: 'char', nullable: true }) supernumerarySide!: 'm' | 'd' | null;
  @Column({ type: 'tinyint', unsigned: true, nullable: true }) supernumeraryIndex!: number | null;
  /** Words in printing order, with commas. */
  @TextColumn(120, { nullable: true, transformer: surfaceList }) surfaces!: ReturnType<typeof surfaceList.from>;
  @TextColumn(20) code!: FindingCode;
  @TextColumn(10) layer!: Layer;
  @TextColumn(20, { nullable: true }) material!: Material | null;
  @Column({ type: 'tinyint', unsigned: true, nullable: true }) severity!: number | null;
  @TextColumn(10, { nullable: true }) quality!: Quality | null;
  /** Work that has failed at its margin. */
  @FlagColumn() isDefective!: boolean;
  @TextColumn(12, { nullable: true }) reason!: Reason | null;
  @TextColumn(40, { nullable: true }) param!: Param | null;
  /** All teeth of a bridge, wire, retainer or elastic, in arch order. */
  @TextColumn(160, { nullable: true, transformer: toothList }) teeth!: ReturnType<typeof toothList.from>;
  /** The teeth that carry a bridge. */
  @TextColumn(160, { nullable: true, transformer: toothList }) abutments!: ReturnType<typeof toothList.from>;
  @TextColumn(NOTE_MAX, { nullable: true }) note!: string | null;
  /** When it was true in the mouth: `2026-11-22`, `2026-11` or `2015`. */
  @TextColumn(10) effectiveOn!: string;
  @InstantColumn() recordedAt!: Date;
  @IdColumn()
  @ForeignKey(() => User, { name: 'chart_finding_author' })
  authorId!: number;
  @IdColumn({ nullable: true })
  @ForeignKey(() => ChartFinding, { name: 'chart_finding_supersedes' })
  supersedesId!: number | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => ChartFinding, { name: 'chart_finding_voids' })
  voidsId!: number | null;
  /** Why it was taken back or replaced. */
  @TextColumn(CHART.reasonMax, { nullable: true }) voidReason!: string | null;
}
