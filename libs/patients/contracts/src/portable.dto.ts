import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { MOST, rows, words, name, moment } from './portable-columns';
import { ExportedConsentDto } from './portable-consents.dto';
import {
  ExportedVisitDto,
  ExportedRecallAttemptDto,
  ExportedRecallPreferenceDto,
  ExportedShortNoticeDto,
  ExportedLetterDto,
  ExportedQueueEntryDto,
} from './portable-day.dto';
import { ExportedDocumentDto } from './portable-documents.dto';
import { ExportedHistoryVersionDto } from './portable-history.dto';
import { ExportedAllocationDto, ExportedPostingDto } from './portable-ledger.dto';
import {
  ExportedCreditNoteDto,
  ExportedInvoiceChargeDto,
  ExportedInvoiceDto,
  ExportedReceiptPrintDto,
} from './portable-papers.dto';
import { ExportedCaseDto, ExportedCaseEntryDto } from './portable-cases.dto';
import { ExportedMaterialDto } from './portable-materials.dto';
import { ExportedNoteDto } from './portable-notes.dto';
import {
  ExportedPlanAcceptanceDto,
  ExportedPlanItemDto,
  ExportedPlanPhaseDto,
  ExportedProblemDto,
  ExportedProblemVersionDto,
} from './portable-plan.dto';
import { ExportedOrthoControlDto, ExportedOrthoExamDto } from './portable-ortho.dto';
import { ExportedDiscountDto, ExportedInstalmentDto, ExportedInstalmentPlanDto } from './portable-terms.dto';
import { ExportedPerioExamDto, ExportedPerioToothDto, ExportedPerioVersionDto } from './portable-perio.dto';
import { ExportedChartVersionDto } from './portable-versions.dto';
import { PORTABLE, PORTABLE_FORMAT } from './portable.values';

/** What the file is, who made it and when. */
export class ExportHeadDto {
  @OneOf([PORTABLE_FORMAT]) format!: typeof PORTABLE_FORMAT;
  @Int({ min: 1, max: PORTABLE.version, description: 'Rises when a key changes its meaning or goes' }) version!: number;
  @Text({ max: 200 }) clinic!: string;
  @Text({ max: 60, description: 'Zone of every calendar day in the file; moments are UTC', example: 'Asia/Colombo' })
  timeZone!: string;
  @Instant() madeAt!: string;
  @Text({ max: 120 }) madeBy!: string;
}

/** The person, as registered. */
export class ExportedPersonDto {
  @Text({ max: 20 }) code!: string;
  @Text({ max: 80 }) firstName!: string;
  @Text({ max: 80 }) lastName!: string;
  @Day({ nullable: true }) birthDate!: string | null;
  @Flag({ description: 'Reckoned from an age' }) isBirthDateEstimated!: boolean;
  @Text({ max: 6 }) sex!: string;
  @Text(words()) phone!: string | null;
  @Text(words()) otherPhone!: string | null;
  @Text(words()) email!: string | null;
  @Text(words()) address!: string | null;
  @Text(words()) province!: string | null;
  @Text(words()) guardianName!: string | null;
  @Text(words()) guardianPhone!: string | null;
  @Text(words()) emergencyName!: string | null;
  @Text(words()) emergencyPhone!: string | null;
  @Flag() isInsuranceVerified!: boolean;
  @Text({ max: 2, description: 'ISO 639-1' }) language!: string;
  @Flag() isReminderOptOut!: boolean;
  @Text({ max: 12 }) clinicalStatus!: string;
  @Text({ max: 8, description: 'UNKNOWN: nobody asked · NONE: asked, and there are none · LISTED' }) allergies!: string;
  @Instant(moment) allergiesConfirmedAt!: string | null;
  @Text(name) allergiesConfirmedBy!: string | null;
  @Instant() registeredAt!: string;
  @Text(name) registeredBy!: string | null;
}

/** An allergy, a condition, a medication or a pregnancy, also one that has ended. */
export class ExportedAlertDto {
  @Text({ max: 12 }) kind!: string;
  @Text({ max: 8 }) severity!: string;
  @Text({ max: 120 }) label!: string;
  @Text(words()) note!: string | null;
  @Text({ max: 10, nullable: true, description: 'A year, a month or a day' }) since!: string | null;
  @Day({ nullable: true, description: 'Of a pregnancy: the expected birth' }) expectedOn!: string | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Instant(moment) confirmedAt!: string | null;
  @Text(name) confirmedBy!: string | null;
  @Instant(moment) endedAt!: string | null;
  @Text(name) endedBy!: string | null;
  @Text(words('OVER, REFUTED, MISTAKE, CORRECTED or MERGED')) endedAs!: string | null;
  @Text(words()) endNote!: string | null;
}

/** A place on the care team. */
export class ExportedPlaceDto {
  @Text(name) person!: string | null;
  @Text({ max: 20 }) role!: string;
  @Instant() from!: string;
  @Instant({ nullable: true, description: 'Null: still' }) to!: string | null;
  @Text(name) addedBy!: string | null;
  @Text(name) endedBy!: string | null;
}

/** Somebody was asked to join or to leave the care team, or asked for it. */
export class ExportedRequestDto {
  @Text({ max: 5, description: 'JOIN or LEAVE' }) action!: string;
  @Text(name) person!: string | null;
  @Text(words()) reason!: string | null;
  @Text(name) askedBy!: string | null;
  @Instant() askedAt!: string;
  @Text({ max: 9 }) status!: string;
  @Instant(moment) decidedAt!: string | null;
  @Text(name) decidedBy!: string | null;
  @Text(words()) answer!: string | null;
}

/** What somebody did to the chart at once. */
export class ExportedActDto {
  @Int({ min: 1, max: MOST, description: '1 is the first; named by `act` of a finding' }) number!: number;
  @Text({ max: 10, description: 'entry, advance, void, undo or redo' }) kind!: string;
  @Text(words('As it was typed')) text!: string | null;
  @Int({ min: 1, max: MOST, nullable: true, description: '`number` of the act it takes back' }) undoes!: number | null;
  @Id({ nullable: true, description: '`number` of the visit it was recorded in' }) visit!: number | null;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
}

/** A row of the chart. Rows are never changed: a later one replaces an earlier, or takes it back. */
export class ExportedFindingDto {
  @Id({ description: 'Named by `replaces` and `takesBack`' }) number!: number;
  @Int({ min: 1, max: MOST, nullable: true }) act!: number | null;
  @Text({ max: 2, description: 'ISO 3950; of a supernumerary tooth, the tooth it stands beside' }) tooth!: string;
  @Text(words('Of a supernumerary tooth: m or d of `tooth`')) supernumerarySide!: string | null;
  @Int({ min: 1, max: 255, nullable: true }) supernumeraryIndex!: number | null;
  @Text(words('With commas')) surfaces!: string | null;
  @Text({ max: 20 }) code!: string;
  @Text({ max: PORTABLE.textMax, description: 'The finding in English' }) words!: string;
  @Text({ max: 10, description: 'condition, planned, progress, done, elsewhere or referred' }) layer!: string;
  @Text(words()) material!: string | null;
  @Int({ min: 0, max: 255, nullable: true }) severity!: number | null;
  @Text(words()) quality!: string | null;
  @Flag({ description: 'Work that has failed at its margin' }) isDefective!: boolean;
  @Text(words()) reason!: string | null;
  @Text(words()) detail!: string | null;
  @Text(words('All teeth of a bridge, wire or retainer, with commas')) teeth!: string | null;
  @Text(words('The teeth that carry a bridge, with commas')) abutments!: string | null;
  @Text(words()) note!: string | null;
  @Text({ max: 10, description: 'When it was true in the mouth: a day, a month or a year' }) effectiveOn!: string;
  @Instant() recordedAt!: string;
  @Text(name) recordedBy!: string | null;
  @Id({ nullable: true }) replaces!: number | null;
  @Id({ nullable: true }) takesBack!: number | null;
  @Text(words('Why it was taken back or replaced')) why!: string | null;
  @Instant(moment) coSignedAt!: string | null;
  @Text({ ...name, description: 'The clinician under whose supervision a student recorded it' }) coSignedBy!:
    string | null;
}

/** Another record of the same person, joined with this one. */
export class ExportedMergeDto {
  @Instant() mergedAt!: string;
  @Text(name) mergedBy!: string | null;
  @Text(words()) reason!: string | null;
  @Instant(moment) undoneAt!: string | null;
  @Text(name) undoneBy!: string | null;
}

/** A patient's whole record in plain words, for the patient and for another clinic: docs/portable-export.md. */
export class PatientExportDto {
  @Nested(() => ExportHeadDto) head!: ExportHeadDto;
  @Nested(() => ExportedPersonDto) person!: ExportedPersonDto;
  @ListOf(() => ExportedAlertDto, rows) alerts!: ExportedAlertDto[];
  @ListOf(() => ExportedPlaceDto, rows) careTeam!: ExportedPlaceDto[];
  @ListOf(() => ExportedRequestDto, rows) careTeamRequests!: ExportedRequestDto[];
  @ListOf(() => ExportedRequestDto, rows) accessRequests!: ExportedRequestDto[];
  @ListOf(() => ExportedMergeDto, rows) merges!: ExportedMergeDto[];
  @ListOf(() => ExportedConsentDto, rows) consents!: ExportedConsentDto[];
  @ListOf(() => ExportedVisitDto, rows) visits!: ExportedVisitDto[];
  @ListOf(() => ExportedRecallAttemptDto, rows) recallAttempts!: ExportedRecallAttemptDto[];
  @ListOf(() => ExportedRecallPreferenceDto, rows) recallPreferences!: ExportedRecallPreferenceDto[];
  @ListOf(() => ExportedShortNoticeDto, rows) shortNotices!: ExportedShortNoticeDto[];
  @ListOf(() => ExportedLetterDto, rows) letters!: ExportedLetterDto[];
  @ListOf(() => ExportedQueueEntryDto, rows) queueEntries!: ExportedQueueEntryDto[];
  @ListOf(() => ExportedActDto, rows) chartActs!: ExportedActDto[];
  @ListOf(() => ExportedFindingDto, rows) chartFindings!: ExportedFindingDto[];
  @ListOf(() => ExportedChartVersionDto, rows) chartVersions!: ExportedChartVersionDto[];
  @ListOf(() => ExportedOrthoExamDto, rows) orthoExams!: ExportedOrthoExamDto[];
  @ListOf(() => ExportedOrthoControlDto, rows) orthoControls!: ExportedOrthoControlDto[];
  @ListOf(() => ExportedNoteDto, rows) clinicalNotes!: ExportedNoteDto[];
  @ListOf(() => ExportedDocumentDto, rows) documents!: ExportedDocumentDto[];
  @ListOf(() => ExportedHistoryVersionDto, rows) caseHistoryVersions!: ExportedHistoryVersionDto[];
  @ListOf(() => ExportedProblemDto, rows) problems!: ExportedProblemDto[];
  @ListOf(() => ExportedProblemVersionDto, rows) problemVersions!: ExportedProblemVersionDto[];
  @ListOf(() => ExportedPlanPhaseDto, rows) planPhases!: ExportedPlanPhaseDto[];
  @ListOf(() => ExportedPlanItemDto, rows) planItems!: ExportedPlanItemDto[];
  @ListOf(() => ExportedPlanAcceptanceDto, rows) planAcceptances!: ExportedPlanAcceptanceDto[];
  @ListOf(() => ExportedPostingDto, rows) postings!: ExportedPostingDto[];
  @ListOf(() => ExportedAllocationDto, rows) postingAllocations!: ExportedAllocationDto[];
  @ListOf(() => ExportedReceiptPrintDto, rows) receiptPrints!: ExportedReceiptPrintDto[];
  @ListOf(() => ExportedInvoiceDto, rows) invoices!: ExportedInvoiceDto[];
  @ListOf(() => ExportedInvoiceChargeDto, rows) invoiceCharges!: ExportedInvoiceChargeDto[];
  @ListOf(() => ExportedCreditNoteDto, rows) creditNotes!: ExportedCreditNoteDto[];
  @ListOf(() => ExportedMaterialDto, rows) materials!: ExportedMaterialDto[];
  @ListOf(() => ExportedInstalmentPlanDto, rows) instalmentPlans!: ExportedInstalmentPlanDto[];
  @ListOf(() => ExportedInstalmentDto, rows) instalments!: ExportedInstalmentDto[];
  @ListOf(() => ExportedDiscountDto, rows) discounts!: ExportedDiscountDto[];
  @ListOf(() => ExportedCaseDto, rows) cases!: ExportedCaseDto[];
  @ListOf(() => ExportedCaseEntryDto, rows) caseLogbook!: ExportedCaseEntryDto[];
  @ListOf(() => ExportedPerioExamDto, rows) perioExams!: ExportedPerioExamDto[];
  @ListOf(() => ExportedPerioVersionDto, rows) perioVersions!: ExportedPerioVersionDto[];
  @ListOf(() => ExportedPerioToothDto, rows) perioTeeth!: ExportedPerioToothDto[];
}
