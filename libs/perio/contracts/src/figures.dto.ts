import {
  GRADES,
  PERIO_DIAGNOSES,
  PERIO_EXTENTS,
  PERIO_RULES,
  PERIO_SITES,
  SEXTANTS,
  STAGES,
  TEETH,
  type BpeCode,
  type GradeLetter,
  type PerioDiagnosis,
  type PerioExtent,
  type PerioRule,
  type PerioSite,
  type Sextant,
  type Stage,
  type ToothId,
} from '@cuspid/odontogram';
import { Flag, Int, ListOf, Nested, OneOf, SomeOf } from '@cuspid/platform/contracts/dto';
import { ApiProperty } from '@nestjs/swagger';

const sites = { min: 0, max: 400 } as const;
const figure = (description: string) => ApiProperty({ type: Number, nullable: true, description });

/** One of the six places around one tooth. */
export class SiteRefDto {
  @OneOf(TEETH, { example: '16' }) tooth!: ToothId;
  @OneOf(PERIO_SITES) site!: PerioSite;
}

/** A share with its denominator. */
export class ShareDto {
  @Int({ ...sites, description: 'Sites where it is so' }) n!: number;
  @Int({ ...sites, description: 'Sites that were looked at: what the share is of' }) measured!: number;
  @Int({ ...sites, description: 'Sites that could have been' }) expected!: number;
  @figure('One decimal; null when nothing was measured') percent!: number | null;
  @Flag({ description: 'False: the share is of a part of the mouth' }) isComplete!: boolean;
}

/** A share with the sites that made it. */
export class SiteIndexDto extends ShareDto {
  @ListOf(() => SiteRefDto, { max: 400 }) sites!: SiteRefDto[];
}

/** A mean in mm. */
export class MeanDto {
  @figure('mm, one decimal; null when nothing was measured') mean!: number | null;
  @Int(sites) measured!: number;
  @Int(sites) expected!: number;
  @Flag() isComplete!: boolean;
}

/** The figures at the foot of an exam. */
export class PerioFiguresDto {
  @Nested(() => SiteIndexDto, { description: 'Bleeding on probing' }) bleeding!: SiteIndexDto;
  @Nested(() => SiteIndexDto, { description: 'Plaque at six sites (FMPS)' }) plaque!: SiteIndexDto;
  @Nested(() => ShareDto, { description: 'Plaque on four surfaces (O’Leary)' }) oleary!: ShareDto;
  @Nested(() => SiteIndexDto) suppuration!: SiteIndexDto;
  @Nested(() => SiteIndexDto, { description: 'Sites of 4 mm and more' }) pocketsFrom4!: SiteIndexDto;
  @Nested(() => SiteIndexDto, { description: 'Sites of 6 mm and more' }) pocketsFrom6!: SiteIndexDto;
  @Nested(() => MeanDto) meanDepth!: MeanDto;
  @Nested(() => MeanDto, { description: 'Depth + margin; not of implants' }) meanAttachmentLoss!: MeanDto;
}

/** Why something is proposed: the rule, the figure that met it, and where. */
export class PerioReasonDto {
  @OneOf(PERIO_RULES) rule!: PerioRule;
  @OneOf(['case', ...STAGES, ...GRADES], { description: 'What this rule alone would propose' }) level!: string;
  @figure('mm, %, teeth, cigarettes a day or ratio, by rule') value!: number | null;
  @SomeOf(TEETH) teeth!: ToothId[];
  @ListOf(() => SiteRefDto, { max: 400 }) sites!: SiteRefDto[];
}

/** Stage and grade as the figures propose them. A clinician confirms: nothing is decided here. */
export class PerioProposalDto {
  @OneOf(PERIO_DIAGNOSES, { description: 'undetermined: what was measured does not say' }) diagnosis!: PerioDiagnosis;
  @Flag({ nullable: true }) isCase!: boolean | null;
  @ListOf(() => PerioReasonDto, { max: 4 }) caseReasons!: PerioReasonDto[];
  @OneOf(STAGES, { nullable: true }) stage!: Stage | null;
  @ListOf(() => PerioReasonDto, { max: 12 }) stageReasons!: PerioReasonDto[];
  @OneOf(PERIO_EXTENTS, { nullable: true }) extent!: PerioExtent | null;
  @SomeOf(TEETH, { description: 'Teeth with loss of that severity' }) affected!: ToothId[];
  @OneOf(GRADES, { nullable: true }) grade!: GradeLetter | null;
  @ListOf(() => PerioReasonDto, { max: 12 }) gradeReasons!: PerioReasonDto[];
  @Flag({ description: 'Bone loss or age is not known: B is where the classification begins' })
  isGradeAssumed!: boolean;
  @Flag({ description: 'Not everything was measured' }) isPartial!: boolean;
}

/** A sextant as the exam of six sites shows it. */
export class DerivedBpeDto {
  @OneOf(SEXTANTS) sextant!: Sextant;
  @Int({ min: 0, max: 4, nullable: true }) code!: BpeCode | null;
  @Flag() hasFurcation!: boolean;
  @SomeOf(TEETH) teeth!: ToothId[];
  @Flag({ description: 'Not every site of it was probed' }) isPartial!: boolean;
  @Flag({ description: 'Fewer than two teeth stand: not scored' }) isExcluded!: boolean;
  @Flag({ description: 'Six sites record no calculus: a 0 or 1 may be a 2' }) mayBeCalculus!: boolean;
}

/** A value in two exams. */
export class MeasuredDto {
  @Int({ min: -10, max: 30, nullable: true }) before!: number | null;
  @Int({ min: -10, max: 30, nullable: true }) after!: number | null;
  @Int({ min: -40, max: 40, nullable: true, description: 'After minus before, mm' }) difference!: number | null;
  @OneOf(['better', 'same', 'worse'], { nullable: true, description: 'same: within the error of probing' })
  change!: 'better' | 'same' | 'worse' | null;
}

/** A site in two exams. */
export class SiteComparisonDto extends SiteRefDto {
  @Nested(() => MeasuredDto) depth!: MeasuredDto;
  @Nested(() => MeasuredDto, { description: 'Depth + margin' }) attachment!: MeasuredDto;
  @Flag({ nullable: true }) isNewBleeding!: boolean | null;
  @Flag({ nullable: true }) isBleedingGone!: boolean | null;
}

/** How many sites changed. */
export class ChangeCountsDto {
  @Int(sites) better!: number;
  @Int(sites) same!: number;
  @Int(sites) worse!: number;
  @Int({ ...sites, description: 'Measured in one of the exams only' }) unknown!: number;
}
