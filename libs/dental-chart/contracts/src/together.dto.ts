import { Flag, Ids, Int, ListOf, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { AuthorDto, FindingDto } from './finding.dto';
import { COSIGN_SKIPS, TAB, TOGETHER, type CosignSkip } from './together.values';

/** Which entries a clinician stands up for, of the chart as they saw it. */
export class CoSignDto {
  @Ids({ max: TOGETHER.cosignMax, example: [1] }) findingIds!: number[];
  @Int({ min: 0, max: 4_294_967_295, example: 4_294_967_295, description: 'The chart version the caller saw' })
  version!: number;
}

/** An entry that was left as it is. */
export class CoSignSkippedDto {
  @Nested(() => FindingDto) finding!: FindingDto;
  @OneOf(COSIGN_SKIPS, {
    description: 'Co-signed before, taken back, replaced, one’s own, or recorded by somebody who needs no co-signature',
  })
  why!: CosignSkip;
}

/** What a co-signature did. */
export class CoSignedDto {
  @ListOf(() => FindingDto, { max: TOGETHER.cosignMax }) coSigned!: FindingDto[];
  @ListOf(() => CoSignSkippedDto, { max: TOGETHER.cosignMax }) skipped!: CoSignSkippedDto[];
  @ListOf(() => FindingDto, { max: 5000, description: 'What still waits on this chart' }) waiting!: FindingDto[];
}

/** With 409 `chart-moved-on`: what a student recorded after the version the caller saw. */
export class MovedOnDto {
  @ListOf(() => FindingDto, { max: 5000 }) theirs!: FindingDto[];
  @Int({ min: 0, max: 4_294_967_295 }) version!: number;
}

/** One says that one looks at a chart, or records on it. */
export class BeHereDto {
  @Text({ max: 16, pattern: TAB, example: '0123456789abcdef', description: 'The tab, by a name it gave itself' })
  tab!: string;
  @Flag({ optional: true, description: 'Something is typed or painted at this moment' }) isRecording?: boolean;
}

/** Which tab is closed. */
export class LeaveDto {
  @Text({ max: 16, pattern: TAB, example: '0123456789abcdef' }) tab!: string;
}

/** Somebody who has the chart open now. */
export class PersonHereDto {
  @Nested(() => AuthorDto) person!: AuthorDto;
  @Flag() isRecording!: boolean;
}

/** Who else has the chart open now. */
export class PresenceDto {
  @ListOf(() => PersonHereDto, { max: TOGETHER.peopleMax }) others!: PersonHereDto[];
  @Flag({ description: 'The others are told that the caller is here' }) isTold!: boolean;
}
