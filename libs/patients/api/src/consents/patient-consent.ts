import { DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { CONSENT, type ConsentGiver, type ConsentPurpose } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Patient } from '../patient';

/** What a patient agreed to. Never changed: it ends by a withdrawal, or by its day. */
@Entity('patient_consent')
@Index('patient_consent_recorded', ['patientId', 'recordedAt', 'id'])
@Check('patient_consent_days', 'valid_until is null or valid_until >= given_on')
export class PatientConsent {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => Patient, { name: 'patient_consent_patient' }) patientId!: number;
  @TextColumn(24) purpose!: ConsentPurpose;
  @TextColumn(8) givenBy!: ConsentGiver;
  @TextColumn(CONSENT.giverMax, { nullable: true }) giverName!: string | null;
  @DayColumn() givenOn!: string;
  @DayColumn({ nullable: true }) validUntil!: string | null;
  @TextColumn(CONSENT.referenceMax, { nullable: true }) reference!: string | null;
  @InstantColumn() recordedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_consent_recorded_by' }) recordedById!: number;
}
