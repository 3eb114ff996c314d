import { TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Patient } from './patient';

/** A word a patient is found by: names, the code, digits of phones and the birth date, folded (see search-terms.ts). */
@Entity('patient_term')
@Index('patient_term_patient', ['patientId'])
export class PatientTerm {
  @TextColumn(40, { primary: true, charset: 'utf8mb4', collation: 'utf8mb4_bin' }) term!: string;
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => Patient, { name: 'patient_term_patient_id', onDelete: 'CASCADE' })
  patientId!: number;
}
