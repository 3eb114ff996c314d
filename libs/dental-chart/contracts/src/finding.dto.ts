import {
  FINDING_CODES,
  LAYERS,
  MATERIALS,
  NOTE_MAX,
  PARAMS,
  QUALITIES,
  REASONS,
  SURFACES,
  TEETH,
  ruleOf,
  type Finding,
  type FindingCode,
  type FindingDraft,
  type Layer,
  type Material,
  type Param,
  type Quality,
  type Reason,
  type Supernumerary,
  type Surface,
  type ToothId,
} from '@cuspid/odontogram';
import { Flag, Id, Instant, Int, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { CHART, PARTIAL_DAY } from './dental-chart.values';

const absent = { optional: true, nullable: true, example: undefined } as const;
const SIDES = ['mesial', 'distal'] as const;
/** Teeth of the longest span: a wire from wisdom tooth to wisdom tooth. */
const SPAN_MAX = 16;
const HIGHEST_DEGREE = Math.max(...FINDING_CODES.map((code) => ruleOf(code).severity?.[1] ?? 1));

/** An extra tooth, which has no number of its own. */
export class SupernumeraryDto implements Supernumerary {
  @OneOf(TEETH, { example: '11', description: 'The tooth it stands beside' }) near!: ToothId;
  @OneOf(SIDES) side!: Supernumerary['side'];
  @Int({ min: 1, max: 9, description: 'Counted from that tooth' }) index!: number;
}

/** What is said about a tooth, before it is stored. Which members a code takes is in the vocabulary. */
export class FindingDraftDto implements FindingDraft {
  @OneOf(TEETH, { example: '16', description: 'ISO 3950, as text' }) tooth!: ToothId;
  @OneOf(FINDING_CODES, { example: 'caries' }) code!: FindingCode;
  @OneOf(LAYERS, { example: 'condition' }) layer!: Layer;
  @SomeOf(SURFACES, { optional: true, nullable: true, example: ['occlusal_incisal'] }) surfaces?: Surface[] | null;
  @OneOf(MATERIALS, absent) material?: Material | null;
  @Int({ min: 1, max: HIGHEST_DEGREE, ...absent, description: 'ICDAS 1–6, mobility 1–3, wear 1–4' }) severity?:
    number | null;
  @OneOf(QUALITIES, absent) quality?: Quality | null;
  @Flag({ ...absent, description: 'Work that has failed at its margin' }) defective?: boolean | null;
  @OneOf(REASONS, { ...absent, description: 'Why the tooth is missing' }) reason?: Reason | null;
  @OneOf(PARAMS, absent) param?: Param | null;
  @SomeOf(TEETH, { max: SPAN_MAX, ...absent, description: 'All teeth of a bridge, wire, retainer or elastic' }) range?:
    ToothId[] | null;
  @SomeOf(TEETH, { max: SPAN_MAX, ...absent, description: 'The teeth that carry a bridge' }) abutments?:
    ToothId[] | null;
  @Nested(() => SupernumeraryDto, absent) supernumerary?: SupernumeraryDto | null;
  @Text({ max: NOTE_MAX, ...absent }) note?: string | null;
  @Text({ max: 10, ...absent, pattern: PARTIAL_DAY, description: 'When it was true in the mouth; else today' })
  effectiveOn?: string | null;
  @Id({ ...absent, description: 'The finding this one corrects and takes the place of' }) supersedes?: number | null;
}

/** Who recorded it. */
export class AuthorDto {
  @Id() id!: number;
  @Text({ max: 120, example: 'Dr Anushka Fernando' }) name!: string;
}

/** A finding as stored; `fold` and `renderOdontogram` of the odontogram take it as it is. */
export class FindingDto implements Finding {
  @Id() id!: number;
  @OneOf(TEETH, { example: '16' }) tooth!: ToothId;
  @Nested(() => SupernumeraryDto, { nullable: true }) supernumerary!: SupernumeraryDto | null;
  @SomeOf(SURFACES, { description: 'In printing order; empty when the whole tooth is meant' }) surfaces!: Surface[];
  @OneOf(FINDING_CODES, { example: 'caries' }) code!: FindingCode;
  @OneOf(LAYERS) layer!: Layer;
  @OneOf(MATERIALS, { nullable: true }) material!: Material | null;
  @Int({ min: 1, max: HIGHEST_DEGREE, nullable: true }) severity!: number | null;
  @OneOf(QUALITIES, { nullable: true }) quality!: Quality | null;
  @Flag() defective!: boolean;
  @OneOf(REASONS, { nullable: true }) reason!: Reason | null;
  @OneOf(PARAMS, { nullable: true }) param!: Param | null;
  @SomeOf(TEETH, { max: SPAN_MAX, nullable: true }) range!: ToothId[] | null;
  @SomeOf(TEETH, { max: SPAN_MAX, nullable: true }) abutments!: ToothId[] | null;
  @Text({ max: NOTE_MAX, nullable: true }) note!: string | null;
  @Text({ max: 10, example: '2026-11-22', description: 'When it was true in the mouth: a day, a month or a year' })
  effectiveOn!: string;
  @Instant({ description: 'When it was entered' }) recordedAt!: string;
  @Nested(() => AuthorDto) author!: AuthorDto;
  @Id({ description: 'The same as `author.id`' }) authorId!: number;
  @Int({ min: 1, max: 4_294_967_295, description: 'Number of the act it was entered with: the chart’s version then' })
  act!: number;
  @Text({ max: 10, description: 'Findings entered by one act share it' }) batchId!: string;
  @Id({ nullable: true, description: 'The finding it takes the place of' }) supersedes!: number | null;
  @Id({ nullable: true, description: 'This row only takes that finding back' }) voids!: number | null;
  @Text({ max: CHART.reasonMax, nullable: true }) voidReason!: string | null;
  @Id({ nullable: true }) visitId!: number | null;
  @Flag({ description: 'It has been taken back' }) isVoided!: boolean;
  @Flag({ description: 'Recorded by a student, holds, and no clinician of the care team has co-signed it yet' })
  awaitsCoSignature!: boolean;
  @Nested(() => AuthorDto, { nullable: true, description: 'The clinician who co-signed what a student recorded' })
  coSignedBy!: AuthorDto | null;
  @Instant({ nullable: true }) coSignedAt!: string | null;
  @Text({
    max: 2000,
    example: 'Tooth 16, upper right first molar: caries on occlusal. Finding, 2026-11-22.',
  })
  sentence!: string;
}
