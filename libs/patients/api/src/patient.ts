import { CountColumn, DayColumn, FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { LIFE } from '@cuspid/patients/contracts';
import type { AllergyState, ClinicalStatus, Language, Sex } from '@cuspid/patients/contracts';
import type { PatientDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A person the clinic cares for. */
@Entity('patient')
@Unique('patient_code', ['patientCode'])
@Index('patient_name', ['isActive', 'lastName', 'firstName', 'id'])
@Index('patient_registered', ['isActive', 'registeredAt', 'id'])
@Index('patient_birth_date', ['dateOfBirth'])
@Index('patient_merged_into', ['mergedIntoId'])
@Index('patient_age', ['isActive', 'dateOfBirth', 'id'])
@Index('patient_facets', ['isActive', 'clinicalStatus', 'sex', 'allergyState', 'registeredAt', 'id'])
@Index('patient_province', ['isActive', 'province', 'clinicalStatus', 'sex', 'allergyState', 'registeredAt', 'id'])
export class Patient {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** Unique, never changes, easy to read aloud. */
  @TextColumn(20) patientCode!: string;
  @TextColumn(80) firstName!: string;
  @TextColumn(80) lastName!: string;
  @DayColumn({ nullable: true }) dateOfBirth!: string | null;
  /** Reckoned from an age: right to about a year. */
  @FlagColumn() isBirthDateEstimated!: boolean;
  @TextColumn(6) sex!: Sex;
  @TextColumn(30, { nullable: true }) phone!: string | null;
  @TextColumn(30, { nullable: true }) otherPhone!: string | null;
  @TextColumn(254, { nullable: true }) email!: string | null;
  @TextColumn(300, { nullable: true }) address!: string | null;
  @TextColumn(60, { nullable: true }) province!: string | null;
  @TextColumn(120, { nullable: true }) guardianName!: string | null;
  @TextColumn(30, { nullable: true }) guardianPhone!: string | null;
  @TextColumn(120, { nullable: true }) emergencyName!: string | null;
  @TextColumn(30, { nullable: true }) emergencyPhone!: string | null;
  @FlagColumn() isInsuranceVerified!: boolean;
  @TextColumn(2, { default: 'en' }) language!: Language;
  @FlagColumn() isReminderOptOut!: boolean;
  @TextColumn(12, { default: 'CONSULTATION' }) clinicalStatus!: ClinicalStatus;
  @TextColumn(8, { default: 'UNKNOWN' }) allergyState!: AllergyState;
  @InstantColumn({ nullable: true }) allergiesConfirmedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'patient_allergies_confirmed_by' })
  allergiesConfirmedById!: number | null;
  @InstantColumn() registeredAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_registered_by' }) registeredById!: number;
  /** False: hidden everywhere but the administrator's list; nothing is lost. */
  @FlagColumn({ default: true }) isActive!: boolean;
  @InstantColumn({ nullable: true }) archivedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'patient_archived_by' }) archivedById!: number | null;
  @TextColumn(LIFE.reasonMax, { nullable: true }) archiveReason!: string | null;
  /** The record this one was merged into: it stays, empty, so that its code leads there. */
  @IdColumn({ nullable: true })
  @ForeignKey(() => Patient, { name: 'patient_merged_into_id' })
  mergedIntoId!: number | null;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: Date;

  toDto(registeredBy: StaffDto): PatientDto {
    const {
      allergiesConfirmedAt: _at,
      allergiesConfirmedById: _by,
      registeredById: _registrar,
      archivedAt: _archived,
      archivedById: _archivist,
      archiveReason: _why,
      mergedIntoId: _into,
      createdAt: _made,
      toDto: _,
      ...shown
    } = this;
    return { ...shown, registeredAt: this.registeredAt.toISOString(), registeredBy };
  }
}
