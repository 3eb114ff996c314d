import { DENTITION_VIEWS, NOTATIONS, TEETH, type DentitionView, type Notation } from '@cuspid/odontogram';
import { Day, Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { ChartIndicesDto, ToothDto } from './dental-chart.dto';
import { AuthorDto, FindingDto } from './finding.dto';
import { BIN_VIEWS, CHART_VERSION, type BinView } from './versions.values';

const COUNT = { min: 0, max: 4_294_967_295 } as const;

/** Freezes the chart under a name. */
export class SaveVersionDto {
  @Text({ max: CHART_VERSION.nameMax, min: 1, example: 'Before treatment' }) name!: string;
  @Day({ optional: true, example: undefined, description: 'The day in the mouth, at most today; today unless told' })
  asOf?: string;
  @Text({ max: CHART_VERSION.noteMax, optional: true, example: 'Agreed with the patient' }) note?: string;
}

/** Which versions, newest first. */
export class VersionFilter extends PageFilter {
  @OneOf(BIN_VIEWS, {
    optional: true,
    example: undefined,
    description: '`only`: those in the bin, for who may restore them',
  })
  bin?: BinView;
}

/** Into the bin, or out of the world. */
export class DiscardVersionFilter {
  @Flag({ query: true, optional: true, example: undefined, description: 'For good; only what is in the bin' })
  purge?: boolean;
}

/** How a version is drawn on paper. */
export class VersionPrintFilter {
  @OneOf(NOTATIONS, { optional: true, description: 'fdi unless told' }) notation?: Notation;
  @OneOf(DENTITION_VIEWS, { optional: true, description: 'Rows; else as they were proposed' })
  dentition?: DentitionView;
}

/** A chart frozen under a name: what it says never changes. */
export class ChartVersionDto {
  @Id() id!: number;
  @Text({ max: CHART_VERSION.nameMax }) name!: string;
  @Text({ max: CHART_VERSION.noteMax, nullable: true }) note!: string | null;
  @Day({ description: 'The day in the mouth' }) asOf!: string;
  @Instant({ description: 'What had been recorded by then' }) knownAt!: string;
  @Int({ ...COUNT, description: 'Acts it is made of' }) acts!: number;
  @Int({ ...COUNT, description: 'Findings that hold in it; sound teeth are none' }) findingCount!: number;
  @Text({ max: 64, description: 'SHA-256 of the bytes of its `.json`, in hex' }) hash!: string;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
  @Flag({ description: 'False: it no longer says what was frozen, and is not shown' }) isIntact!: boolean;
  @Instant({ nullable: true }) binnedAt!: string | null;
  @Nested(() => AuthorDto, { nullable: true }) binnedBy!: AuthorDto | null;
}

/** Whose mouth it is, by what identified them when it was frozen. */
export class FrozenPatientDto {
  @Text({ max: 20 }) patientCode!: string;
  @Text({ max: 100 }) firstName!: string;
  @Text({ max: 100 }) lastName!: string;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @Text({ max: 6 }) sex!: string;
}

/** The chart as it was frozen. */
export class FrozenChartDto {
  @Day() asOf!: string;
  @Int({ ...COUNT, description: 'Acts it is made of' }) version!: number;
  @OneOf(DENTITION_VIEWS) dentition!: DentitionView;
  @ListOf(() => ToothDto, { max: TEETH.length }) teeth!: ToothDto[];
  @ListOf(() => FindingDto, { max: 5000 }) findings!: FindingDto[];
  @Nested(() => ChartIndicesDto) indices!: ChartIndicesDto;
  @Nested(() => FrozenPatientDto) patient!: FrozenPatientDto;
}

/** A version with what it says. */
export class OpenVersionDto extends ChartVersionDto {
  @Nested(() => FrozenChartDto) chart!: FrozenChartDto;
}

/** A version as a file: exactly the bytes its hash was made of, keys in order. */
export class VersionFileDto {
  @Text({ max: 40, description: 'What this is, and of which layout' }) format!: string;
  @Text({ max: CHART_VERSION.nameMax }) name!: string;
  @Text({ max: CHART_VERSION.noteMax, nullable: true }) note!: string | null;
  @Instant() knownAt!: string;
  @Instant() savedAt!: string;
  @Nested(() => AuthorDto) savedBy!: AuthorDto;
  @Nested(() => FrozenChartDto) chart!: FrozenChartDto;
}
