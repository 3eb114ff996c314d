import { Patient } from '@cuspid/patients/api';
import { IdColumn, InstantColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ChartFinding } from '../chart-finding';

/** A clinician's signature under a row that a student recorded. Append-only: the database refuses the rest. */
@Entity('chart_cosign')
@Unique('chart_cosign_once', ['findingId'])
@Index('chart_cosign_chart', ['patientId', 'id'])
export class ChartCosign {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn()
  @ForeignKey(() => Patient, { name: 'chart_cosign_patient' })
  patientId!: number;
  @IdColumn()
  @ForeignKey(() => ChartFinding, { name: 'chart_cosign_finding' })
  findingId!: number;
  /** Number of acts of the chart that was looked at. */
  @IdColumn() version!: number;
  @IdColumn()
  @ForeignKey(() => User, { name: 'chart_cosign_by' })
  signedById!: number;
  @InstantColumn() signedAt!: Date;
}
