import { IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { CONSENT, type ConsentGiver } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Patient } from '../patient';
import { PatientConsent } from './patient-consent';

/** An agreement that was taken back. */
@Entity('consent_withdrawal')
@Unique('consent_withdrawal_once', ['consentId'])
@Index('consent_withdrawal_patient', ['patientId', 'recordedAt'])
export class ConsentWithdrawal {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'consent_withdrawal_of_patient' }) patientId!: number;
  @IdColumn() @ForeignKey(() => PatientConsent, { name: 'consent_withdrawal_consent' }) consentId!: number;
  @TextColumn(8) withdrawnBy!: ConsentGiver;
  @TextColumn(CONSENT.reasonMax, { nullable: true }) reason!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'consent_withdrawal_recorded_by' }) recordedById!: number;
}
