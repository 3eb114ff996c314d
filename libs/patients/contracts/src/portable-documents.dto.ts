import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, name, words } from './portable-columns';

/** What is said about a file of the patient; the file itself lies beside this document where files were asked for. */
export class ExportedDocumentDto {
  @Id() number!: number;
  @Text({ max: 12, description: 'RADIOGRAPH, PHOTO, SCAN or NOTE' }) type!: string;
  @Text({ max: 200 }) name!: string;
  @Text({ max: 100 }) mediaType!: string;
  @Int({ min: 0, max: Number.MAX_SAFE_INTEGER }) bytes!: number;
  @Text({ max: 64, description: 'SHA-256 of the file, in hex' }) hash!: string;
  @Text(words()) description!: string | null;
  @Text(words('ISO 3950, with commas')) teeth!: string | null;
  @Id({ nullable: true, description: '`number` of the visit it belongs to' }) visit!: number | null;
  @Day({ nullable: true, description: 'The day it was taken' }) takenOn!: string | null;
  @Text(words('Pictures of one series are compared over time')) series!: string | null;
  @Instant() uploadedAt!: string;
  @Text(name) uploadedBy!: string | null;
  @Instant(moment) binnedAt!: string | null;
  @Text(name) binnedBy!: string | null;
}
