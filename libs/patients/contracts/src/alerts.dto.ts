import { Day, Id, Instant, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  ALERT_KINDS,
  ALLERGY_STATES,
  PATIENT,
  SEVERITIES,
  type AlertKind,
  type AllergyState,
  type Severity,
} from './patients.values';

export class AlertDto {
  @Id() id!: number;
  @OneOf(ALERT_KINDS, { example: 'ALLERGY' }) kind!: AlertKind;
  @OneOf(SEVERITIES, { example: 'DANGER' }) severity!: Severity;
  @Text({ max: PATIENT.alertLabelMax, example: 'Penicillin' }) label!: string;
  @Text({ max: PATIENT.alertNoteMax, nullable: true, example: 'anaphylaxis' }) note!: string | null;
  @Day({ nullable: true }) since!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => StaffDto) recordedBy!: StaffDto;
}

/** What staff must know before they touch the patient: the banner on every screen. */
export class AlertsDto {
  @OneOf(ALLERGY_STATES, { description: 'UNKNOWN: nobody asked yet' }) allergyState!: AllergyState;
  @Instant({ nullable: true, description: 'When somebody last asked' }) confirmedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) confirmedBy!: StaffDto | null;
  @ListOf(() => AlertDto, { max: PATIENT.alertsMax, description: 'Most dangerous first' }) items!: AlertDto[];
}

/** Records an allergy, a condition, a medication or a pregnancy. An allergy makes the allergy state LISTED. */
export class RecordAlertDto {
  @OneOf(ALERT_KINDS, { example: 'ALLERGY' }) kind!: AlertKind;
  @OneOf(SEVERITIES, { example: 'DANGER' }) severity!: Severity;
  @Text({ max: PATIENT.alertLabelMax, example: 'Penicillin' }) label!: string;
  @Text({ max: PATIENT.alertNoteMax, optional: true, nullable: true, example: 'anaphylaxis' }) note?: string | null;
  @Day({ optional: true, nullable: true }) since?: string | null;
}

/** What was confirmed with the patient just now. */
export class ConfirmAllergiesDto {
  @OneOf(['NONE', 'LISTED'], { example: 'NONE' }) state!: 'NONE' | 'LISTED';
}
