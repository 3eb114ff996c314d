import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { Day, Flag, Id, Instant, Int, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { ELASTICS, LIGATURES, ORTHO, WIRE_MATERIALS, WIRE_SIZES } from './orthodontics.values';

const open = { optional: true, nullable: true, example: undefined } as const;

type WireSize = (typeof WIRE_SIZES)[number];
type WireMaterial = (typeof WIRE_MATERIALS)[number];

/** Notes a visit at the chair during treatment with fixed appliances. */
export class RecordControlDto {
  @Day({ optional: true, example: undefined, description: 'Today unless told' }) doneOn?: string;
  @OneOf(WIRE_SIZES, { ...open, example: '.016' }) upperWireSize?: WireSize | null;
  @OneOf(WIRE_MATERIALS, { ...open, example: 'NITI' }) upperWireMaterial?: WireMaterial | null;
  @OneOf(WIRE_SIZES, { ...open, example: '.016' }) lowerWireSize?: WireSize | null;
  @OneOf(WIRE_MATERIALS, { ...open, example: 'NITI' }) lowerWireMaterial?: WireMaterial | null;
  @OneOf(LIGATURES, open) ligatures?: (typeof LIGATURES)[number] | null;
  @OneOf(ELASTICS, open) elastics?: (typeof ELASTICS)[number] | null;
  @Text({ max: ORTHO.doneMax, example: 'Upper and lower wires changed, 22 rebonded' }) done!: string;
  @Int({ ...open, min: 1, max: ORTHO.weeksMax, example: 6 }) nextWeeks?: number | null;
  @Text({ ...open, max: ORTHO.stepMax, example: 'Begin space closure' }) nextStep?: string | null;
}

/** A visit at the chair, as it was noted. Never changed: a wrong one is taken back, and noted again. */
export class OrthoControlDto {
  @Id() id!: number;
  @Day() doneOn!: string;
  @OneOf(WIRE_SIZES, { nullable: true }) upperWireSize!: WireSize | null;
  @OneOf(WIRE_MATERIALS, { nullable: true }) upperWireMaterial!: WireMaterial | null;
  @OneOf(WIRE_SIZES, { nullable: true }) lowerWireSize!: WireSize | null;
  @OneOf(WIRE_MATERIALS, { nullable: true }) lowerWireMaterial!: WireMaterial | null;
  @OneOf(LIGATURES, { nullable: true }) ligatures!: (typeof LIGATURES)[number] | null;
  @OneOf(ELASTICS, { nullable: true }) elastics!: (typeof ELASTICS)[number] | null;
  @Text({ max: ORTHO.doneMax }) done!: string;
  @Int({ nullable: true, min: 1, max: ORTHO.weeksMax }) nextWeeks!: number | null;
  @Text({ nullable: true, max: ORTHO.stepMax }) nextStep!: string | null;
  @Day({ nullable: true, description: 'The day so many weeks after it' }) nextOn!: string | null;
  @Instant() recordedAt!: string;
  @Nested(() => AuthorDto) recordedBy!: AuthorDto;
  @Instant({ nullable: true }) voidedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) voidedBy!: AuthorDto | null;
  @Text({ max: ORTHO.reasonMax, nullable: true }) voidReason!: string | null;
}

/** Which controls to list, newest first. */
export class OrthoControlFilter extends PageFilter {
  @Flag({ query: true, optional: true, description: 'Adds those that were taken back' }) includeVoided?: boolean;
}
