import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { ALERT_ENDS, END_REASONS, SINCE, type AlertEnd, type EndReason } from './alerts.values';
import {
  ALERT_KINDS,
  ALLERGY_STATES,
  PATIENT,
  SEVERITIES,
  type AlertKind,
  type AllergyState,
  type Severity,
} from './patients.values';

const since = { min: 4, max: 10, pattern: SINCE } as const;
const version = { min: 1, max: 4_294_967_295 } as const;

/** An alert as far as a card shows it. */
export class FirstAlertDto {
  @OneOf(ALERT_KINDS, { example: 'ALLERGY' }) kind!: AlertKind;
  @OneOf(SEVERITIES, { example: 'DANGER' }) severity!: Severity;
  @Text({ max: PATIENT.alertLabelMax, example: 'Penicillin' }) label!: string;
  @Text({ max: PATIENT.alertNoteMax, nullable: true, example: 'anaphylaxis' }) note!: string | null;
}

/** An allergy, a condition, a medication or a pregnancy that holds. */
export class AlertDto extends FirstAlertDto {
  @Id() id!: number;
  @Text({ ...since, nullable: true, example: '2019', description: 'A year, a month or a day' }) since!: string | null;
  @Day({ nullable: true, description: 'Of a pregnancy: the expected birth' }) expectedOn!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => StaffDto) recordedBy!: StaffDto;
  @Instant({ description: 'When somebody last asked about it; at first, when it was recorded' }) confirmedAt!: string;
  @Nested(() => StaffDto) confirmedBy!: StaffDto;
  @Flag({ description: 'Somebody should ask again' }) isDue!: boolean;
  @Flag({ description: 'A pregnancy whose time has passed: end it or give it another date' }) isOver!: boolean;
  @Int({ ...version, description: 'Send it back as If-Match' }) version!: number;
}

/** What a row of a list shows of a patient’s alerts. */
export class PatientAlertsShownDto {
  @Id() patientId!: number;
  @OneOf(ALLERGY_STATES, { description: 'UNKNOWN: nobody asked yet' }) allergyState!: AllergyState;
  @Nested(() => FirstAlertDto, { nullable: true, description: 'The most dangerous one' })
  firstAlert!: FirstAlertDto | null;
}

/** What staff must know before they touch the patient: the banner on every screen. */
export class AlertsDto {
  @OneOf(ALLERGY_STATES, { description: 'UNKNOWN: nobody asked yet' }) allergyState!: AllergyState;
  @Instant({ nullable: true, description: 'When somebody last asked about allergies' }) confirmedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) confirmedBy!: StaffDto | null;
  @Flag({ description: 'Something here was last confirmed longer ago than the clinic allows' }) isDue!: boolean;
  @ListOf(() => AlertDto, { max: PATIENT.alertsMax, description: 'Most dangerous first' }) items!: AlertDto[];
}

/** An alert that no longer holds, or what one said before it was corrected. */
export class PastAlertDto extends FirstAlertDto {
  @Id() id!: number;
  @Text({ ...since, nullable: true, example: '2019' }) since!: string | null;
  @Day({ nullable: true }) expectedOn!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => StaffDto) recordedBy!: StaffDto;
  @Instant() endedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) endedBy!: StaffDto | null;
  @OneOf(ALERT_ENDS, { nullable: true }) endedAs!: AlertEnd | null;
  @Text({ max: PATIENT.alertNoteMax, nullable: true }) endNote!: string | null;
}

/** Records an allergy, a condition, a medication or a pregnancy. An allergy makes the allergy state LISTED. */
export class RecordAlertDto {
  @OneOf(ALERT_KINDS, { example: 'ALLERGY' }) kind!: AlertKind;
  @OneOf(SEVERITIES, { example: 'DANGER' }) severity!: Severity;
  @Text({ max: PATIENT.alertLabelMax, example: 'Penicillin' }) label!: string;
  @Text({ max: PATIENT.alertNoteMax, optional: true, nullable: true, example: 'anaphylaxis' }) note?: string | null;
  @Text({ ...since, optional: true, nullable: true, example: '2019', description: 'A year, a month or a day' })
  since?: string | null;
  @Day({ optional: true, nullable: true, example: undefined, description: 'Of a pregnancy: the expected birth' })
  expectedOn?: string | null;
}

/** Corrects an alert; what it said before stays in the history. Its kind never changes: end it and record the other. */
export class CorrectAlertDto {
  @OneOf(SEVERITIES, { optional: true, example: 'CAUTION' }) severity?: Severity;
  @Text({ max: PATIENT.alertLabelMax, optional: true }) label?: string;
  @Text({ max: PATIENT.alertNoteMax, optional: true, nullable: true, example: 'rash' }) note?: string | null;
  @Text({ ...since, optional: true, nullable: true, example: '2019-05' }) since?: string | null;
  @Day({ optional: true, nullable: true, example: undefined }) expectedOn?: string | null;
}

/** Ends an alert, and says why. */
export class EndAlertDto {
  @OneOf(END_REASONS, {
    example: 'OVER',
    description: 'OVER: no longer holds · REFUTED: looked into, and never true · MISTAKE: written down by mistake',
  })
  reason!: EndReason;
  @Text({ max: PATIENT.alertNoteMax, optional: true, nullable: true, example: 'Patch test negative' })
  note?: string | null;
}

/** An alert as it was on the screen of whoever confirms. */
export class SeenAlertDto {
  @Id() id!: number;
  @Int(version) version!: number;
}

/** What was confirmed with the patient just now: allergies by `state`, and with them every alert that holds. */
export class ConfirmAllergiesDto {
  @OneOf(['NONE', 'LISTED'], { example: 'NONE' }) state!: 'NONE' | 'LISTED';
  @ListOf(() => SeenAlertDto, {
    max: PATIENT.alertsMax,
    optional: true,
    description: 'The alerts that were read to the patient: if others hold meanwhile, nothing is confirmed (409)',
  })
  seen?: SeenAlertDto[];
}
