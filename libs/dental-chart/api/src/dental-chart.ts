import { Patient } from '@cuspid/patients/api';
import { CountColumn, IdColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey } from 'typeorm';

/** A patient's chart: the row every act locks, so that acts are numbered without gaps. */
@Entity('dental_chart')
export class DentalChart {
  @IdColumn({ primary: true })
  @ForeignKey(() => Patient, { name: 'dental_chart_patient' })
  patientId!: number;
  /** Number of acts recorded. */
  @CountColumn() version!: number;
}
