import { AUDIT, AUDIT_KINDS, type AuditKind } from '@cuspid/audit/contracts';
import { Day, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { TEETH, type ToothId } from '@cuspid/odontogram';
import { USER } from '@cuspid/users/contracts';
import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  TIMELINE,
  TIMELINE_KINDS,
  TIMELINE_PLACES,
  type TimelineKind,
  type TimelinePlaceName,
} from './timeline.values';

const MOST = 4_294_967_295;
const word = (description: string) => ({ max: TIMELINE.textMax, optional: true, nullable: true, description }) as const;

/** Which entries of a patient's timeline. */
export class TimelineCountFilter {
  @OneOf(TEETH, { optional: true, example: undefined, description: 'Only what was charted on this tooth (ISO 3950)' })
  tooth?: ToothId;
  @Day({ optional: true, example: undefined, description: 'First day, in the clinic’s zone' }) from?: string;
  @Day({ optional: true, example: undefined, description: 'Last day, included' }) to?: string;
}

/** Which entries of a patient's timeline, page by page. */
export class TimelineFilter extends PageFilter {
  @OneOf(TIMELINE_KINDS, { optional: true }) kind?: TimelineKind;
  @OneOf(TEETH, { optional: true, example: undefined, description: 'Only what was charted on this tooth (ISO 3950)' })
  tooth?: ToothId;
  @Day({ optional: true, example: undefined, description: 'First day, in the clinic’s zone' }) from?: string;
  @Day({ optional: true, example: undefined, description: 'Last day, included' }) to?: string;
}

/** A finding of a chart's entry, as far as one line tells of it. */
export class TimelineFindingDto {
  @Text({ max: 20, example: 'caries' }) code!: string;
  @Text({ max: 10, example: 'condition' }) layer!: string;
  @SomeOf(TEETH, { description: 'The teeth it stands on' }) teeth!: ToothId[];
}

/** What the sentence of an entry is made of: data, for the words are the reader's language's. Only what an entry has is there. */
export class TimelinePartsDto {
  @Text(word('An alert’s name, a visit’s type, a ticket')) label?: string | null;
  @Text(word('A closed word: an alert’s kind, a role, a status')) word?: string | null;
  @Text(word('How severe an alert is')) severity?: string | null;
  @Int({ min: 0, max: MOST, optional: true, nullable: true }) minutes?: number | null;
  @Int({ min: 0, max: MOST, optional: true, description: 'How many findings' }) count?: number;
  @Text({ max: TIMELINE.textMax, optional: true, description: 'Names of changed fields, with commas' }) fields?: string;
  @ListOf(() => TimelineFindingDto, { max: TIMELINE.findingsShown, optional: true }) findings?: TimelineFindingDto[];
}

/** Where an entry leads. */
export class TimelineLinkDto {
  @OneOf(TIMELINE_PLACES) to!: TimelinePlaceName;
  @Day({ optional: true, description: 'The day to show it on' }) day?: string;
  @Id({ optional: true, description: 'The record there' }) id?: number;
}

/** Something that happened to a patient or their record. */
export class TimelineEntryDto {
  @Text({ max: 60, description: 'The same for the same entry', example: 'visit:17' }) key!: string;
  @Instant() at!: string;
  @OneOf(TIMELINE_KINDS) kind!: TimelineKind;
  @Text({ max: 60, description: 'What happened', example: 'visit.completed' }) what!: string;
  @Nested(() => StaffDto, { nullable: true, description: 'Who did it' }) by!: StaffDto | null;
  @Nested(() => StaffDto, { nullable: true, description: 'Whom it is about, besides the patient' })
  person!: StaffDto | null;
  @Nested(() => TimelinePartsDto) parts!: TimelinePartsDto;
  @Nested(() => TimelineLinkDto, { nullable: true }) link!: TimelineLinkDto | null;
}

/** How many entries of a kind there are. */
export class TimelineCountDto {
  @OneOf(TIMELINE_KINDS) kind!: TimelineKind;
  @Int({ min: 0, max: TIMELINE.countMax, description: `Counted up to ${TIMELINE.countMax}` }) count!: number;
}

/** What a timeline may be filtered by: the kinds the caller may see, and the teeth there is something about. */
export class TimelineCountsDto {
  @ListOf(() => TimelineCountDto, { max: TIMELINE_KINDS.length }) items!: TimelineCountDto[];
  @SomeOf(TEETH) teeth!: ToothId[];
}

/** Which lines of «who looked». */
export class AccessLogFilter extends PageFilter {
  @OneOf(AUDIT_KINDS, { optional: true }) kind?: AuditKind;
  @Id({ query: true, optional: true, example: undefined, description: 'One person' }) actorId?: number;
  @Day({ optional: true, example: undefined, description: 'First day, in the clinic’s zone' }) from?: string;
  @Day({ optional: true, example: undefined, description: 'Last day, included' }) to?: string;
}

/** Who did it, by the name and role of that moment. */
export class AccessPersonDto {
  @Id() id!: number;
  @Text({ max: USER.nameMax, nullable: true }) name!: string | null;
  @Text({ max: 20, nullable: true }) role!: string | null;
}

/** What one person did with one patient's record on one day, one kind of act a line. */
export class AccessLineDto {
  @Day({ description: 'In the clinic’s zone' }) day!: string;
  @Nested(() => AccessPersonDto, { nullable: true, description: 'Null: the clinic’s own machinery' })
  person!: AccessPersonDto | null;
  @Text({ max: AUDIT.actionMax, example: 'chart.read' }) action!: string;
  @OneOf(AUDIT_KINDS) kind!: AuditKind;
  @Int({ min: 1, max: MOST, description: 'How often' }) times!: number;
  @Instant() firstAt!: string;
  @Instant() lastAt!: string;
}
