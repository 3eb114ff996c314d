import { TEETH, type ToothId } from '@cuspid/odontogram';
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
import { StaffDto } from '@cuspid/users/contracts/dto';
import { DOCUMENT_TYPES, DOCUMENTS, type DocumentType } from './documents.values';

const bytes = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const open = { optional: true, nullable: true, example: undefined } as const;

/** The visit a document belongs to. */
export class DocumentVisitDto {
  @Id() id!: number;
  @Instant() startsAt!: string;
  @Text({ max: 60, example: 'Check-up' }) type!: string;
}

/** A document by name: what a file equals. */
export class DocumentRefDto {
  @Id() id!: number;
  @Text({ max: DOCUMENTS.nameMax, example: 'opg.jpg' }) name!: string;
  @OneOf(DOCUMENT_TYPES) type!: DocumentType;
  @Instant() uploadedAt!: string;
  @Nested(() => StaffDto) uploadedBy!: StaffDto;
  @Flag({ description: 'It lies in the bin' }) isBinned!: boolean;
}

/** A file of a patient. Its content never changes; what is said about it does. */
export class DocumentDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @OneOf(DOCUMENT_TYPES) type!: DocumentType;
  @Text({ max: DOCUMENTS.nameMax, description: 'As it was called where it came from', example: 'opg.jpg' })
  name!: string;
  @Text({ max: DOCUMENTS.mediaTypeMax, description: 'By its content, never by its name', example: 'image/jpeg' })
  mediaType!: string;
  @Int({ ...bytes, description: 'Of what is kept' }) bytes!: number;
  @Text({ min: 64, max: 64, description: 'SHA-256 of what is kept, in hex' }) sha256!: string;
  @Text({ min: 64, max: 64, description: 'SHA-256 of what came, in hex; images are kept without location data' })
  receivedSha256!: string;
  @Int({ ...bytes, nullable: true, description: 'Of an image, in pixels' }) width!: number | null;
  @Int({ ...bytes, nullable: true }) height!: number | null;
  @Int({ ...bytes, nullable: true, description: 'Where the image tells it: what a length on it is' }) dotsPerInch!:
    number | null;
  @Flag() hasThumbnail!: boolean;
  @Flag({ description: 'Shown in place (images, PDF); everything else is only downloaded' }) isViewable!: boolean;
  @Text({ max: DOCUMENTS.descriptionMax, nullable: true }) description!: string | null;
  @SomeOf(TEETH, { description: 'ISO 3950' }) teeth!: ToothId[];
  @Nested(() => DocumentVisitDto, { nullable: true }) visit!: DocumentVisitDto | null;
  @Day({ nullable: true, description: 'The day it was taken, where that is known' }) takenOn!: string | null;
  @Text({ max: DOCUMENTS.seriesMax, nullable: true, description: 'Pictures of one series stand beside each other' })
  series!: string | null;
  @Instant() uploadedAt!: string;
  @Nested(() => StaffDto) uploadedBy!: StaffDto;
  @Instant({ nullable: true, description: 'When what is said about it was last changed' }) changedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) changedBy!: StaffDto | null;
  @Instant({ nullable: true }) binnedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) binnedBy!: StaffDto | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Which documents to list, newest first. */
export class DocumentFilter extends PageFilter {
  @OneOf(DOCUMENT_TYPES, { optional: true }) type?: DocumentType;
  @OneOf(TEETH, { optional: true, description: 'ISO 3950', example: '36' }) tooth?: ToothId;
  @Id({ query: true, optional: true, example: undefined }) visitId?: number;
  @Day({ optional: true, example: undefined, description: 'Taken on this day or later; without such a day, uploaded' })
  from?: string;
  @Day({ optional: true, example: undefined, description: 'Taken on this day or before' }) to?: string;
  @Text({ max: DOCUMENTS.textMax, optional: true, description: 'In the name, the description or the series' })
  text?: string;
  @Text({ max: DOCUMENTS.seriesMax, optional: true, description: 'The pictures of this series' }) series?: string;
  @OneOf(['only'], { optional: true, description: 'Those in the bin instead', example: undefined }) bin?: 'only';
}

/** What is said about a document. What is left out stays; null clears. */
export class EditDocumentDto {
  @OneOf(DOCUMENT_TYPES, { optional: true }) type?: DocumentType;
  @Text({ ...open, max: DOCUMENTS.descriptionMax, example: 'Before the brackets' }) description?: string | null;
  @SomeOf(TEETH, { optional: true, description: 'ISO 3950', example: ['11', '21'] }) teeth?: ToothId[];
  @Id(open) visitId?: number | null;
  @Day(open) takenOn?: string | null;
  @Text({ ...open, max: DOCUMENTS.seriesMax, example: 'Smile' }) series?: string | null;
}

/** A label under which pictures of a patient are compared over time. */
export class DocumentSeriesDto {
  @Text({ max: DOCUMENTS.seriesMax, example: 'Smile' }) series!: string;
  @Int({ ...bytes, example: 4 }) documents!: number;
  @Day({ nullable: true }) firstOn!: string | null;
  @Day({ nullable: true }) lastOn!: string | null;
}

export class DocumentSeriesListDto {
  @ListOf(() => DocumentSeriesDto, { max: DOCUMENTS.seriesListMax }) items!: DocumentSeriesDto[];
}

/** Whether a document is deleted for good. */
export class RemoveDocumentFilter {
  @Flag({
    query: true,
    optional: true,
    description: 'For good, with the stored file; only from the bin',
    example: undefined,
  })
  purge?: boolean;
}

/** How the content is wanted. */
export class DocumentContentFilter {
  @Flag({
    query: true,
    optional: true,
    description: 'As a file to keep, even where it could be shown',
    example: undefined,
  })
  download?: boolean;
}

/** Where a bucket hands a document over itself. */
export class DocumentLinkDto {
  @Text({ max: 4_000, nullable: true, description: 'Null: take it from `content`', example: null }) url!: string | null;
  @Instant({ nullable: true, example: null }) expiresAt!: string | null;
}
