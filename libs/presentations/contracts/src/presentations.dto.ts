import { StaffDto } from '@cuspid/users/contracts/dto';
import {
  Day,
  Flag,
  Id,
  Ids,
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
  PRESENTATION,
  PRESENTATION_SECTIONS,
  SLIDE_IMAGES,
  type PresentationSection,
  type SlideImageKind,
} from './presentations.values';

const { titleMax, captionMax, notesMax, picturesMax, slidesMax, linesMax, textMax } = PRESENTATION;

/** A picture that goes in. Nothing recognises faces or names here: a person has looked at it, and says so. */
export class ChosenPictureDto {
  @Id() documentId!: number;
  @Text({ max: captionMax, optional: true }) caption?: string;
  @Flag({ description: 'I looked: no face in it, nor part of one that can be recognised' }) hasNoFace!: boolean;
  @Flag({ description: 'I looked: no name, number or date is burnt into it' }) hasNoName!: boolean;
}

/** What a presentation is built of. It is built at once, and says the same for ever. */
export class BuildPresentationDto {
  @Text({ max: titleMax, example: 'Class II division 1, two extractions' }) title!: string;
  @SomeOf(PRESENTATION_SECTIONS, { example: ['PERSON', 'PROBLEMS'] }) sections!: PresentationSection[];
  @Text({
    max: 80,
    optional: true,
    example: undefined,
    description: 'CHART: days of the clinic, with commas; today unless told',
  })
  chartDays?: string;
  @Ids({ max: notesMax, optional: true, example: [], description: 'NOTES: signed notes' }) noteIds?: number[];
  @ListOf(() => ChosenPictureDto, { max: picturesMax, optional: true, example: [] }) pictures?: ChosenPictureDto[];
}

export class SlideLineDto {
  @Text({ max: captionMax, min: 0 }) term!: string;
  @Text({ max: textMax, min: 0 }) text!: string;
}

export class SlideImageDto {
  @OneOf(SLIDE_IMAGES) kind!: SlideImageKind;
  @Int({ min: 1, max: 100, description: 'In `/api/presentations/:id/pictures/:number` or `…/drawings/:number`' })
  number!: number;
}

/** A slide. Days are shifted: those between them are as they were. */
export class SlideDto {
  @OneOf(PRESENTATION_SECTIONS) section!: PresentationSection;
  @Text({ max: captionMax }) title!: string;
  @Day({ nullable: true }) day!: string | null;
  @ListOf(() => SlideLineDto, { max: linesMax }) lines!: SlideLineDto[];
  @Nested(() => SlideImageDto, { nullable: true }) image!: SlideImageDto | null;
}

/** A presentation as it is shown. It does not say whose case it is. */
export class PresentationDto {
  @Id() id!: number;
  @Text({ max: titleMax }) title!: string;
  @ListOf(() => SlideDto, { max: slidesMax }) slides!: SlideDto[];
  @Text({ min: 64, max: 64, description: 'SHA-256 of what it says and of its pictures, in hex' }) contentHash!: string;
  @Instant() builtAt!: string;
  @Nested(() => StaffDto) builtBy!: StaffDto;
}

/** A line of the list, for people who care for the patient. */
export class PresentationSummaryDto {
  @Id() id!: number;
  @Text({ max: titleMax }) title!: string;
  @Id() patientId!: number;
  @Text({ max: 20 }) patientCode!: string;
  @Int({ min: 0, max: slidesMax }) slides!: number;
  @Instant() builtAt!: string;
  @Nested(() => StaffDto) builtBy!: StaffDto;
  @Flag({ description: 'The patient agrees to it today; without that it opens for nobody' }) isConsented!: boolean;
}

/** The newest first. */
export class PresentationFilter extends PageFilter {
  @Id({ query: true, optional: true, example: undefined }) patientId?: number;
  @Flag({ query: true, optional: true, description: 'Built by the caller' }) mine?: boolean;
}
