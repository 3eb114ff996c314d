import {
  DENTITION_VIEWS,
  LAYERS,
  NOTATIONS,
  PRESENCES,
  TEETH,
  THEME_NAMES,
  type DentitionView,
  type Dmft,
  type EntryMode,
  type Layer,
  type Notation,
  type Presence,
  type ThemeName,
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
import {
  ACT_KINDS,
  CHART,
  CHART_PROFILES,
  ENTRY_MODES,
  PARTIAL_DAY,
  type ActKind,
  type ChartProfile,
} from './dental-chart.values';
import { FindingDraftDto, FindingDto } from './finding.dto';
import { DmfsDto } from './indices.dto';

const VERSION = { min: 0, max: 4_294_967_295 } as const;

/** One tooth at the moment asked for. */
export class ToothDto {
  @OneOf(TEETH, { example: '16' }) tooth!: ToothId;
  @OneOf(PRESENCES, { description: 'not_recorded: nobody has said anything about it, which is not “sound”' })
  presence!: Presence;
  @Text({ max: 4000, example: 'Tooth 16, upper right first molar: caries, occlusal.' }) sentence!: string;
}

/** DMFT (permanent teeth) or dmft (primary teeth), with the teeth that make it. WHO method. */
export class DmftDto implements Dmft {
  @Int({ min: 0, max: 32, description: 'Decayed + missing because of caries + filled' }) value!: number;
  @SomeOf(TEETH) decayed!: ToothId[];
  @SomeOf(TEETH) missing!: ToothId[];
  @SomeOf(TEETH) filled!: ToothId[];
  @Int({ min: 20, max: 32, description: 'Teeth it is counted over' }) base!: Dmft['base'];
  @SomeOf(TEETH) notRecorded!: ToothId[];
  @Flag({ description: 'False while some of these teeth are not recorded: the value is then a lower bound' })
  isComplete!: boolean;
}

/** Indices computed from the findings. */
export class ChartIndicesDto {
  @Nested(() => DmftDto) permanent!: DmftDto;
  @Nested(() => DmfsDto) permanentSurfaces!: DmfsDto;
  @Nested(() => DmftDto) primary!: DmftDto;
  @Nested(() => DmfsDto) primarySurfaces!: DmfsDto;
  @Int({ min: 1, max: 6, description: 'Caries counts as decayed from this ICDAS degree' }) decayedFrom!: number;
}

/** The mouth as of a day, as it was known at a moment. */
export class ChartDto {
  @Id() patientId!: number;
  @Int({ ...VERSION, description: 'Number of acts recorded; send it with an entry' }) version!: number;
  @Day({ description: 'The day in the mouth' }) asOf!: string;
  @Instant({ description: 'The moment of knowledge' }) knownAt!: string;
  @OneOf(DENTITION_VIEWS, { description: 'Rows proposed by age and by what is recorded; never stored' })
  dentition!: DentitionView;
  @ListOf(() => ToothDto, { max: 52, description: 'All 52 teeth' }) teeth!: ToothDto[];
  @ListOf(() => FindingDto, { max: 5000, description: 'What holds, oldest first' }) findings!: FindingDto[];
  @Nested(() => ChartIndicesDto) indices!: ChartIndicesDto;
  @Flag({ description: 'The caller has an act to take back' }) canUndo!: boolean;
  @Flag({ description: 'The caller has taken an act back and nothing since' }) canRedo!: boolean;
  @ListOf(() => FindingDto, {
    max: 5000,
    description: 'Of students and not co-signed yet, on any day: findings that hold, and rows that took others’ back',
  })
  waiting!: FindingDto[];
}

/** Which moment, on both axes of time. */
export class ChartFilter {
  @Day({ optional: true, example: undefined, description: 'The day in the mouth; today unless told' }) asOf?: string;
  @Instant({ optional: true, example: undefined, description: 'As it was known then; now unless told' })
  knownAt?: string;
}

/** Which moment, and how it is drawn. */
export class ChartPrintFilter extends ChartFilter {
  @OneOf(CHART_PROFILES, { optional: true, description: 'Colour convention; the clinic’s unless told' })
  profile?: ChartProfile;
  @OneOf(NOTATIONS, { optional: true, description: 'fdi unless told' }) notation?: Notation;
  @OneOf(DENTITION_VIEWS, { optional: true, description: 'Rows; else as proposed' }) dentition?: DentitionView;
}

export class ChartDrawingFilter extends ChartPrintFilter {
  @OneOf(THEME_NAMES, { optional: true, description: 'light unless told' }) theme?: ThemeName;
}

/** Which findings to list, newest first. */
export class FindingFilter extends PageFilter {
  @OneOf(TEETH, { optional: true, example: undefined }) tooth?: ToothId;
  @OneOf(LAYERS, { optional: true, example: undefined }) layer?: Layer;
  @Day({ optional: true, example: undefined, description: 'True in the mouth on this day or later' }) from?: string;
  @Day({ optional: true, example: undefined, description: 'True in the mouth on this day or earlier' }) to?: string;
  @Flag({
    query: true,
    optional: true,
    description: 'Adds what was taken back and the rows that took it back: the whole history, as `fold` reads it',
  })
  includeVoided?: boolean;
}

/** Records one act: a line of quick entry, or findings. Exactly one of the two. */
export class RecordEntryDto {
  @Text({ max: CHART.textMax, optional: true, verbatim: true, example: '16 mod caries' }) text?: string;
  @ListOf(() => FindingDraftDto, { min: 1, max: CHART.findingsMax, optional: true, example: undefined })
  findings?: FindingDraftDto[];
  @OneOf(TEETH, { optional: true, example: undefined, description: 'The tooth a text without a tooth is about' })
  focus?: ToothId;
  @OneOf(ENTRY_MODES, { optional: true, description: 'What work without a status means; exam unless told' })
  mode?: EntryMode;
  @Text({ max: 10, optional: true, example: undefined, pattern: PARTIAL_DAY, description: 'Today unless told' })
  effectiveOn?: string;
  @Id({ optional: true, example: undefined, description: 'The visit it belongs to' }) visitId?: number;
  @Int({ ...VERSION, optional: true, example: undefined, description: 'The chart version the caller saw' })
  version?: number;
}

/** Takes a finding back. */
export class VoidFindingDto {
  @Text({ max: CHART.reasonMax, min: 3, example: 'entered on the wrong tooth' }) reason!: string;
}

/** Moves work on: planned → progress → done, planned → referred. */
export class AdvanceFindingDto {
  @OneOf(LAYERS, { example: 'done' }) layer!: Layer;
  @Text({ max: 10, optional: true, example: undefined, pattern: PARTIAL_DAY, description: 'Today unless told' })
  effectiveOn?: string;
  @Id({ optional: true, example: undefined, description: 'The visit it belongs to' }) visitId?: number;
}

/** One act. */
export class ActDto {
  @Id() id!: number;
  @Int({ min: 1, max: 4_294_967_295, description: 'The chart’s version after it' }) number!: number;
  @OneOf(ACT_KINDS) kind!: ActKind;
  @Text({ max: CHART.textMax, nullable: true, description: 'As it was typed' }) text!: string | null;
  @Instant() recordedAt!: string;
}

/** What an act recorded. */
export class RecordedDto {
  @Nested(() => ActDto) act!: ActDto;
  @Int({ ...VERSION, description: 'The chart’s version now' }) version!: number;
  @ListOf(() => FindingDto, { max: CHART.findingsMax, description: 'The rows of this act' }) findings!: FindingDto[];
  @Text({
    max: 20_000,
    description: 'Read back',
    example: 'Tooth 16, upper right first molar: caries on mesial, occlusal, distal. Finding, today.',
  })
  sentence!: string;
  @Flag() canUndo!: boolean;
  @Flag() canRedo!: boolean;
}

/** With 409 `chart-contradiction`: both sides, to be looked at beside each other. */
export class ContradictionDto {
  @ListOf(() => FindingDto, { max: 5000, description: 'Recorded or taken back by others since' }) theirs!: FindingDto[];
  @ListOf(() => FindingDraftDto, { max: CHART.findingsMax }) yours!: FindingDraftDto[];
  @Int({ ...VERSION, description: 'Send the entry again with this to let both stand' }) version!: number;
}
