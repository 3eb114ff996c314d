import { TEETH, type ToothId } from '@cuspid/odontogram';
import { Day, Flag, Id, Instant, Int, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { DocumentRefDto } from './documents.dto';
import { DOCUMENT_TYPES, DOCUMENTS, UPLOAD_STATES, type DocumentType, type UploadState } from './documents.values';

const open = { optional: true, nullable: true, example: undefined } as const;
const count = { min: 0, max: DOCUMENTS.bytesMax } as const;

/** Begins an upload in pieces. Everything but name and size can be left out. */
export class BeginUploadDto {
  @Text({ max: DOCUMENTS.nameMax, example: 'opg.jpg' }) name!: string;
  @Int({ min: 1, max: DOCUMENTS.bytesMax, description: 'Size of the file', example: 2_400_000 }) bytes!: number;
  @Text({
    ...open,
    min: 64,
    max: 64,
    pattern: { matches: /^[0-9a-f]{64}$/, says: 'must be a SHA-256 in lower-case hex' },
    description: 'Of the file: tells at once whether the patient has it already, and is checked at the end',
  })
  sha256?: string | null;
  @Text({ ...open, max: DOCUMENTS.mediaTypeMax, description: 'What the device takes it for; the content decides' })
  mediaType?: string | null;
  @OneOf(DOCUMENT_TYPES, open) type?: DocumentType | null;
  @Text({ ...open, max: DOCUMENTS.descriptionMax }) description?: string | null;
  @SomeOf(TEETH, { optional: true, description: 'ISO 3950', example: ['36'] }) teeth?: ToothId[];
  @Id(open) visitId?: number | null;
  @Day(open) takenOn?: string | null;
  @Text({ ...open, max: DOCUMENTS.seriesMax }) series?: string | null;
}

/** An upload on its way. It goes on where it stopped, at any server, until `expiresAt`. */
export class DocumentUploadDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Text({ max: DOCUMENTS.nameMax }) name!: string;
  @OneOf(UPLOAD_STATES) state!: UploadState;
  @Int(count) bytes!: number;
  @Int({ ...count, description: 'Where the next piece begins' }) receivedBytes!: number;
  @Int({ ...count, description: 'A piece has at most so many bytes' }) chunkBytes!: number;
  @Instant() expiresAt!: string;
  @Nested(() => DocumentRefDto, { nullable: true, description: 'The patient has this very file already' })
  sameAs!: DocumentRefDto | null;
  @Id({ nullable: true, description: 'What it became, once it is DONE' }) documentId!: number | null;
}

/** Ends an upload: what came becomes a document. */
export class CompleteUploadDto {
  @Flag({ optional: true, description: 'Keep it although the patient has this very file' }) again?: boolean;
}

/** The fields beside the file in a form (multipart/form-data), where everything is text. */
export class UploadFieldsDto {
  @OneOf(DOCUMENT_TYPES, { optional: true }) type?: DocumentType;
  @Text({ max: DOCUMENTS.descriptionMax, optional: true }) description?: string;
  @Text({ max: 200, optional: true, description: 'ISO 3950, with commas', example: '11,21' }) teeth?: string;
  @Id({ query: true, optional: true, example: undefined }) visitId?: number;
  @Day({ optional: true, example: undefined }) takenOn?: string;
  @Text({ max: DOCUMENTS.seriesMax, optional: true }) series?: string;
  @Flag({ query: true, optional: true, description: 'Keep it although the patient has this very file' })
  again?: boolean;
}
