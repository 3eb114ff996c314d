import {
  TEETH,
  type BpeCode,
  type BpeScore,
  type BpeScreening,
  type PatientFacts,
  type PerioTooth,
  type SiteReading,
  type ToothId,
} from '@cuspid/odontogram';
import { Flag, Int, Nested, OneOf } from '@cuspid/platform/contracts/dto';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { PERIO } from './perio.values';

const open = { nullable: true, optional: true, example: null } as const;
const degree = { ...open, min: 0, max: PERIO.degreeMax } as const;

/** What was found at one site. Null, or nothing said: not measured, which is never the same as 0 or no. */
export class SiteReadingDto implements Partial<SiteReading> {
  @Int({ ...open, min: 0, max: PERIO.depthMax, description: 'Probing depth, mm' }) depth?: number | null;
  @Int({
    ...{ ...open, min: PERIO.marginMin, max: PERIO.marginMax },
    description: 'Gum margin from the cemento-enamel junction, mm: positive is recession, negative overgrowth',
  })
  margin?: number | null;
  @Flag({ ...open, description: 'On probing' }) bleeds?: boolean | null;
  @Flag(open) plaque?: boolean | null;
  @Flag({ ...open, description: 'Pus on probing' }) suppurates?: boolean | null;
}

const site = { optional: true } as const;

/** The six sites of a tooth; one that is left out was not looked at. */
export class ToothSitesDto {
  @Nested(() => SiteReadingDto, site) distal_vestibular?: SiteReadingDto;
  @Nested(() => SiteReadingDto, site) vestibular?: SiteReadingDto;
  @Nested(() => SiteReadingDto, site) mesial_vestibular?: SiteReadingDto;
  @Nested(() => SiteReadingDto, site) distal_oral?: SiteReadingDto;
  @Nested(() => SiteReadingDto, site) oral?: SiteReadingDto;
  @Nested(() => SiteReadingDto, site) mesial_oral?: SiteReadingDto;
}

/** Degrees by entrance (Hamp 0-3); which a tooth has follows from its roots. */
export class ToothFurcationsDto implements Partial<Record<keyof PerioTooth['furcations'], number | null>> {
  @Int(degree) vestibular?: number | null;
  @Int(degree) oral?: number | null;
  @Int(degree) mesial?: number | null;
  @Int(degree) distal?: number | null;
}

/** A tooth in an exam. */
export class ToothReadingDto {
  @OneOf(TEETH, { example: '16', description: 'ISO 3950' }) tooth!: ToothId;
  @Nested(() => ToothSitesDto) sites!: ToothSitesDto;
  @Int({ ...degree, description: 'Miller 0-3' }) mobility?: number | null;
  @Nested(() => ToothFurcationsDto, { optional: true }) furcations?: ToothFurcationsDto;
}

/** What a proposal of stage and grade needs and no probe tells. Left out or null: not known, and never guessed. */
export class PerioFactsDto implements Omit<PatientFacts, 'age' | 'complexity'> {
  @Int({ ...open, min: 0, max: 100, description: 'Bone loss on the film at the worst site, % of the root' })
  boneLossPercent?: number | null;
  @Int({ ...open, min: 0, max: 32, description: 'Teeth lost because of periodontitis' })
  missingDueToPerio?: number | null;
  @Int({ ...open, min: 0, max: 100, description: 'Cigarettes a day' }) smokerPerDay?: number | null;
  @Flag(open) hasDiabetes?: boolean | null;
  @ApiProperty({ type: Number, minimum: 3, maximum: 20, required: false, nullable: true, description: 'HbA1c, %' })
  @IsNumber({ maxDecimalPlaces: 1 }, { message: 'must be a number with one decimal' })
  @Min(3, { message: 'must be at least 3' })
  @Max(20, { message: 'must be at most 20' })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  hba1c?: number | null;
  @Flag({ ...open, description: 'Bite collapse, drifting, fewer than 20 teeth or the like' })
  needsRehabilitation?: boolean | null;
}

/** The code of one sextant (BPE). */
export class BpeScoreDto implements BpeScore {
  @Int({ min: 0, max: 4, nullable: true, description: 'Null: not scored' }) code!: BpeCode | null;
  @Flag({ description: 'A furcation is open: the star' }) hasFurcation!: boolean;
}

/** A screening by hand; a sextant that is left out was not looked at. */
export class BpeScreeningDto implements BpeScreening {
  @Nested(() => BpeScoreDto, site) upper_right?: BpeScoreDto;
  @Nested(() => BpeScoreDto, site) upper_front?: BpeScoreDto;
  @Nested(() => BpeScoreDto, site) upper_left?: BpeScoreDto;
  @Nested(() => BpeScoreDto, site) lower_right?: BpeScoreDto;
  @Nested(() => BpeScoreDto, site) lower_front?: BpeScoreDto;
  @Nested(() => BpeScoreDto, site) lower_left?: BpeScoreDto;
}
