import {
  CHANGE_KINDS,
  ENDINGS,
  PRESENCES,
  TEETH,
  type ChangeKind,
  type Ending,
  type Presence,
  type ToothId,
} from '@cuspid/odontogram';
import { Day, Id, Instant, Int, ListOf, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { FindingDto } from './finding.dto';

/** All findings of the two charts together. */
const CHANGES_MAX = 5000;
const VERSION = { min: 0, max: 4_294_967_295 } as const;

/** Two moments of one chart, each on both axes of time. What is left out is today, and all that is known now. */
export class CompareFilter {
  @Day({ optional: true, example: '2026-03-04', description: 'First chart: the day in the mouth' }) aAsOf?: string;
  @Instant({ optional: true, example: undefined, description: 'First chart: as it was known then' }) aKnownAt?: string;
  @Day({ optional: true, example: undefined, description: 'Second chart: the day in the mouth' }) bAsOf?: string;
  @Instant({ optional: true, example: undefined, description: 'Second chart: as it was known then' })
  bKnownAt?: string;
}

/** A moment as it was read. */
export class ChartMomentDto {
  @Day({ description: 'The day in the mouth' }) asOf!: string;
  @Instant({ description: 'The moment of knowledge' }) knownAt!: string;
  @Int({ ...VERSION, description: 'Number of acts recorded by then' }) version!: number;
}

/** One finding that differs. */
export class ChartChangeDto {
  @OneOf(CHANGE_KINDS, {
    description: 'moved: the layer differs (planned → done); changed: the same thing said anew, or corrected',
  })
  kind!: ChangeKind;
  @OneOf(TEETH, { example: '16' }) tooth!: ToothId;
  @Nested(() => FindingDto, { nullable: true, description: 'In the first chart' }) before!: FindingDto | null;
  @Nested(() => FindingDto, { nullable: true, description: 'In the second chart' }) after!: FindingDto | null;
  @OneOf(ENDINGS, { nullable: true, description: 'Why it is not in the second chart, of what ended' })
  why!: Ending | null;
  @Text({ max: 4000, example: 'New on tooth 16: caries, occlusal.' }) sentence!: string;
}

/** A tooth whose presence differs. */
export class PresenceChangeDto {
  @OneOf(TEETH, { example: '48' }) tooth!: ToothId;
  @OneOf(PRESENCES) before!: Presence;
  @OneOf(PRESENCES) after!: Presence;
  @Text({ max: 200, example: 'Tooth 48 is now missing; before: present.' }) sentence!: string;
}

/** What differs between two moments of a chart, read from the first to the second. */
export class ChartComparisonDto {
  @Id() patientId!: number;
  @Nested(() => ChartMomentDto) a!: ChartMomentDto;
  @Nested(() => ChartMomentDto) b!: ChartMomentDto;
  @Text({ max: 400, example: '4 new findings, 1 composite done, 2 items planned' }) summary!: string;
  @ListOf(() => ChartChangeDto, { max: CHANGES_MAX, description: 'In the order of the teeth' })
  changes!: ChartChangeDto[];
  @ListOf(() => PresenceChangeDto, { max: TEETH.length }) presences!: PresenceChangeDto[];
  @SomeOf(TEETH, { max: TEETH.length, description: 'Every tooth something differs on' }) teeth!: ToothId[];
}
