import {
  GRADES,
  PERIO_EXTENTS,
  STAGES,
  TEETH,
  type GradeLetter,
  type PerioExtent,
  type Stage,
  type ToothId,
} from '@cuspid/odontogram';
import {
  Day,
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  PageFilter,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  ChangeCountsDto,
  DerivedBpeDto,
  PerioFiguresDto,
  PerioProposalDto,
  ShareDto,
  SiteComparisonDto,
  SiteRefDto,
} from './figures.dto';
import {
  CONFIRMED,
  PERIO,
  PERIO_KINDS,
  PERIO_SAVES,
  PERIO_STATES,
  type Confirmed,
  type PerioKind,
  type PerioSave,
  type PerioState,
} from './perio.values';
import { BpeScreeningDto, PerioFactsDto, ToothReadingDto } from './readings.dto';

const VERSION = { min: 1, max: 4_294_967_295 } as const;
const left = { optional: true, example: undefined } as const;
const WHY = { min: PERIO.reasonMin, max: PERIO.reasonMax } as const;

/** Begins an exam. */
export class StartPerioDto {
  @OneOf(PERIO_KINDS, { example: 'full' }) kind!: PerioKind;
  @Day({ ...left, description: 'Today unless told; never later' }) examinedOn?: string;
  @ListOf(() => ToothReadingDto, { ...left, max: 52 }) readings?: ToothReadingDto[];
  @Nested(() => BpeScreeningDto, left) screening?: BpeScreeningDto;
}

/** All of an exam as it now is. A tooth that is left out of `readings` was not looked at. */
export class SavePerioDto {
  @Day({ ...left, description: 'As it was unless told' }) examinedOn?: string;
  @ListOf(() => ToothReadingDto, { max: 52 }) readings!: ToothReadingDto[];
  @SomeOf(TEETH, { ...left, description: 'Teeth and implants in the mouth; as they were unless told' })
  teeth?: ToothId[];
  @Nested(() => BpeScreeningDto, left) screening?: BpeScreeningDto;
  @Nested(() => PerioFactsDto, left) facts?: PerioFactsDto;
  @Text({ ...left, nullable: true, max: PERIO.noteMax }) note?: string | null;
  @Text({ ...left, ...WHY, description: 'Why a finished exam is corrected' }) reason?: string;
}

/** What a clinician says it is. */
export class ConfirmPerioDto {
  @OneOf(CONFIRMED, { example: 'gingivitis_localised' }) diagnosis!: Confirmed;
  @OneOf(STAGES, { ...left, description: 'Of periodontitis, and only of it' }) stage?: Stage;
  @OneOf(PERIO_EXTENTS, left) extent?: PerioExtent;
  @OneOf(GRADES, left) grade?: GradeLetter;
}

/** Takes an exam back. It stays in the record. */
export class VoidPerioDto {
  @Text({ ...WHY, example: 'entered for the wrong patient' }) reason!: string;
}

/** What a clinician confirmed, who and when. */
export class PerioDiagnosisDto {
  @OneOf(CONFIRMED) diagnosis!: Confirmed;
  @OneOf(STAGES, { nullable: true }) stage!: Stage | null;
  @OneOf(PERIO_EXTENTS, { nullable: true }) extent!: PerioExtent | null;
  @OneOf(GRADES, { nullable: true }) grade!: GradeLetter | null;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
  @Instant() at!: string;
}

/** An exam as the list tells it. */
export class PerioExamLineDto {
  @Id() id!: number;
  @OneOf(PERIO_KINDS) kind!: PerioKind;
  @OneOf(PERIO_STATES) state!: PerioState;
  @Day() examinedOn!: string;
  @Int({ ...VERSION, description: 'Number of its last save; the ETag' }) version!: number;
  @Instant() startedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) startedBy!: StaffDto | null;
  @Nested(() => ShareDto, { description: 'Bleeding on probing' }) bleeding!: ShareDto;
  @Nested(() => ShareDto, { description: 'Plaque at six sites' }) plaque!: ShareDto;
  @Nested(() => ShareDto, { description: 'Sites of 4 mm and more' }) pocketsFrom4!: ShareDto;
  @Nested(() => ShareDto, { description: 'Sites of 6 mm and more' }) pocketsFrom6!: ShareDto;
  @Nested(() => PerioDiagnosisDto, { nullable: true }) confirmed!: PerioDiagnosisDto | null;
}

/** A periodontal exam with its figures. */
export class PerioExamDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @OneOf(PERIO_KINDS) kind!: PerioKind;
  @OneOf(PERIO_STATES) state!: PerioState;
  @Day() examinedOn!: string;
  @Int({ ...VERSION, description: 'Number of its last save; the ETag' }) version!: number;
  @Int({ ...VERSION, description: 'The save that is told here' }) told!: number;
  @Instant() startedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) startedBy!: StaffDto | null;
  @Instant() savedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) savedBy!: StaffDto | null;
  @Instant({ nullable: true }) finishedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) finishedBy!: StaffDto | null;
  @Instant({ nullable: true }) voidedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) voidedBy!: StaffDto | null;
  @Text({ max: PERIO.reasonMax, nullable: true }) voidReason!: string | null;
  @SomeOf(TEETH, { description: 'Teeth and implants that could be probed' }) teeth!: ToothId[];
  @SomeOf(TEETH) implants!: ToothId[];
  @ListOf(() => ToothReadingDto, { max: 52 }) readings!: ToothReadingDto[];
  @Nested(() => BpeScreeningDto, { description: 'As it was recorded by hand' }) screening!: BpeScreeningDto;
  @Nested(() => PerioFactsDto) facts!: PerioFactsDto;
  @Int({ min: 0, max: 150, nullable: true, description: 'Full years on that day' }) age!: number | null;
  @Text({ max: PERIO.noteMax, nullable: true }) note!: string | null;
  @Nested(() => PerioFiguresDto) figures!: PerioFiguresDto;
  @ListOf(() => DerivedBpeDto, { max: 6, description: 'Read off the six sites' }) derived!: DerivedBpeDto[];
  @Nested(() => PerioProposalDto) proposal!: PerioProposalDto;
  @Nested(() => PerioDiagnosisDto, { nullable: true }) confirmed!: PerioDiagnosisDto | null;
}

/** Which exams to list, newest first. */
export class PerioExamFilter extends PageFilter {
  @Flag({ query: true, optional: true, description: 'Adds exams that were taken back' }) includeVoided?: boolean;
}

/** Which save of an exam; the last unless told. */
export class PerioVersionFilter {
  @Int({ ...VERSION, query: true, ...left }) version?: number;
}

/** One save of an exam. */
export class PerioVersionDto {
  @Int(VERSION) number!: number;
  @OneOf(PERIO_SAVES) kind!: PerioSave;
  @Instant() savedAt!: string;
  @Nested(() => StaffDto, { nullable: true }) savedBy!: StaffDto | null;
  @Text({ max: PERIO.reasonMax, nullable: true }) reason!: string | null;
}

export class PerioVersionsFilter extends PageFilter {}

/** Two exams of the patient. */
export class ComparePerioFilter {
  @Id({ query: true, description: 'The earlier exam' }) a!: number;
  @Id({ query: true, description: 'The later exam' }) b!: number;
}

/** Two exams site by site. */
export class PerioComparisonDto {
  @Nested(() => PerioExamLineDto) a!: PerioExamLineDto;
  @Nested(() => PerioExamLineDto) b!: PerioExamLineDto;
  @Int({ min: 0, max: 5, description: 'mm probing may be off by: within it nothing has changed' }) errorBand!: number;
  @Nested(() => ChangeCountsDto) depth!: ChangeCountsDto;
  @Nested(() => ChangeCountsDto) attachment!: ChangeCountsDto;
  @ListOf(() => SiteComparisonDto, { max: 400 }) sites!: SiteComparisonDto[];
  @ListOf(() => SiteRefDto, { max: 400 }) newBleeding!: SiteRefDto[];
  @ListOf(() => SiteRefDto, { max: 400 }) bleedingGone!: SiteRefDto[];
  @SomeOf(TEETH) onlyBefore!: ToothId[];
  @SomeOf(TEETH) onlyAfter!: ToothId[];
}
