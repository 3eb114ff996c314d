import { Id, Instant, Int, ListOf, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { ARCHIVE, FILE_STATES, type FileState } from './record.values';

const HASH = { max: 64, min: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } as const;

/** A file of the archive. */
export class ArchiveEntryDto {
  @Text({ max: 300, example: 'record.json' }) name!: string;
  @Int({ min: 0, max: Number.MAX_SAFE_INTEGER }) bytes!: number;
  @Text({ ...HASH, description: 'SHA-256 of its content, in hex' }) sha256!: string;
}

/** A document of the record, whether its file is in the archive or not. */
export class ArchiveDocumentDto {
  @Id() number!: number;
  @Text({ max: 200, description: 'As it is called in the clinic' }) name!: string;
  @Text({ max: 300, nullable: true, description: 'Its file in the archive' }) entry!: string | null;
  @Text({ ...HASH, description: 'SHA-256 of what was stored, in hex' }) sha256!: string;
  @OneOf(FILE_STATES, {
    description: 'WHOLE: as it was stored · CHANGED: not what was stored · MISSING: not in the store',
  })
  state!: FileState;
}

/** `manifest.json`, the last file of the archive: what is in it, and what should be. */
export class ArchiveManifestDto {
  @Text({ max: 40, example: ARCHIVE.format }) format!: string;
  @Int({ min: 1, max: 1_000 }) version!: number;
  @Text({ max: 200 }) clinic!: string;
  @Text({ max: 20, description: 'Patient code' }) patient!: string;
  @Instant() madeAt!: string;
  @Text({ max: 200 }) madeBy!: string;
  @ListOf(() => ArchiveEntryDto, { max: 1_000_000 }) entries!: ArchiveEntryDto[];
  @ListOf(() => ArchiveDocumentDto, { max: 1_000_000 }) documents!: ArchiveDocumentDto[];
}
