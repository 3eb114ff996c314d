import {
  CLINIC_WORDS,
  CODE_RULES,
  FINDING_CODES,
  LAYERS,
  MATERIALS,
  PARAMS,
  QUALITIES,
  REASONS,
  SURFACE_LETTERS,
  SURFACES,
  TEETH,
  type FindingCode,
  type Layer,
  type Material,
  type Param,
  type Quality,
  type Reason,
  type Surface,
  type SurfaceLetter,
  type ToothId,
} from '@cuspid/odontogram';
import { ApiProperty } from '@nestjs/swagger';
import { ChartWordDto } from './words.dto';
import { Flag, Int, ListOf, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';

const KINDS = ['disease', 'work', 'fact'] as const;
const NEEDS = ['required', 'optional', 'none'] as const;
/** Room for every list of a closed vocabulary. */
const MANY = { max: 200 } as const;

/** From and to, both included. */
export class DegreesDto {
  @Int({ min: 1, max: 9 }) lowest!: number;
  @Int({ min: 1, max: 9 }) highest!: number;
}

/** What a finding code means and what it may carry. */
export class FindingCodeDto {
  @OneOf(FINDING_CODES, { example: 'caries' }) code!: FindingCode;
  @Text({ max: 60, example: CODE_RULES.caries.word }) word!: string;
  @OneOf(KINDS, { description: 'disease is seen or referred; work is planned and done; fact is neither' })
  kind!: (typeof KINDS)[number];
  @OneOf(NEEDS) surfaces!: (typeof NEEDS)[number];
  @Nested(() => DegreesDto, { nullable: true }) severity!: DegreesDto | null;
  @SomeOf(MATERIALS) materials!: Material[];
  @SomeOf(QUALITIES) qualities!: Quality[];
  @SomeOf(PARAMS) params!: Param[];
  @Flag({ description: 'One finding stands on several teeth' }) isSpanning!: boolean;
}

/** What `:letter` behind a code sets. */
export class EntryParamDto {
  @Text({ max: 10, example: 'a' }) letter!: string;
  @Text({ max: 20, example: 'quality' }) field!: string;
  @Text({ max: 20, example: 'arrested' }) value!: string;
}

/** A code as it is typed. */
export class EntryCodeDto {
  @Text({ max: 10, example: 'c' }) entry!: string;
  @OneOf(FINDING_CODES) code!: FindingCode;
  @OneOf(MATERIALS, { nullable: true }) material!: Material | null;
  @Text({ max: 60, example: 'caries', description: 'Its full word; the beginning of it is enough' }) word!: string;
  @ApiProperty({ type: String, isArray: true, example: ['caries', 'decay'] }) words!: string[];
  @ListOf(() => EntryParamDto, MANY) params!: EntryParamDto[];
}

export class LayerDto {
  @OneOf(LAYERS) layer!: Layer;
  @Text({ max: 40, example: 'done here' }) word!: string;
  @SomeOf(LAYERS, { description: 'What a finding of this layer may become' }) next!: Layer[];
}

export class SurfaceDto {
  @OneOf(SURFACES) surface!: Surface;
  @OneOf(SURFACE_LETTERS, { description: 'In the grammar and the drawing only' }) letter!: SurfaceLetter;
}

/** Teeth that can be named at once. */
export class ToothGroupDto {
  @Text({ max: 10, example: 'q1' }) name!: string;
  @SomeOf(TEETH) teeth!: ToothId[];
}

/** A line that is understood, and what it says. */
export class ExampleDto {
  @Text({ max: 100, example: '16 mod caries' }) text!: string;
  @Text({ max: 1000 }) sentence!: string;
}

/** The closed vocabulary of the chart and the words of its command line. */
export class VocabularyDto {
  @SomeOf(TEETH) teeth!: ToothId[];
  @ListOf(() => SurfaceDto, MANY) surfaces!: SurfaceDto[];
  @ListOf(() => LayerDto, MANY) layers!: LayerDto[];
  @ListOf(() => FindingCodeDto, MANY) codes!: FindingCodeDto[];
  @SomeOf(MATERIALS) materials!: Material[];
  @SomeOf(QUALITIES) qualities!: Quality[];
  @SomeOf(REASONS) reasons!: Reason[];
  @SomeOf(PARAMS) params!: Param[];
  @ListOf(() => EntryCodeDto, MANY) entryCodes!: EntryCodeDto[];
  @ListOf(() => ChartWordDto, { max: CLINIC_WORDS.max, description: 'The clinic’s own words' }) words!: ChartWordDto[];
  @ListOf(() => ToothGroupDto, MANY) groups!: ToothGroupDto[];
  @ListOf(() => ExampleDto, MANY) examples!: ExampleDto[];
}
