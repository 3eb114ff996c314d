import { Id, Instant, ListOf, Text } from '@cuspid/platform/contracts/dto';
import { moment, name, words } from './portable-columns';

const LONG = 20_000;

/** What was said after a note was signed. */
export class ExportedAddendumDto {
  @Text({ max: LONG }) text!: string;
  @Instant() at!: string;
  @Text(name) by!: string | null;
}

/** A clinical note that was signed. Its words are never changed: more is said in addenda, a wrong one is struck through. */
export class ExportedNoteDto {
  @Id() number!: number;
  @Text({ max: 20, description: 'DIAGNOSIS, TREATMENT, OBSERVATION, PROGRESS or SUPERVISOR_REVIEW' }) type!: string;
  @Text({ max: 8, description: 'SIGNED, VERIFIED (by another person too) or STRUCK' }) state!: string;
  @Text({ max: LONG }) text!: string;
  @Text(words('ISO 3950, with commas')) teeth!: string | null;
  @Text(words('What is, or was, to be done')) procedure!: string | null;
  @Instant(moment) plannedFor!: string | null;
  @Instant(moment) executedAt!: string | null;
  @Text(words('PLANNED, IN_PROGRESS, COMPLETED, PARTIAL, FAILED or CANCELLED')) executionStatus!: string | null;
  @Text(words('What came of it')) outcome!: string | null;
  @Id({ nullable: true, description: '`number` of the visit it was written about' }) visit!: number | null;
  @Instant() writtenAt!: string;
  @Instant(moment) signedAt!: string | null;
  @Text(name) signedBy!: string | null;
  @Text({ max: 64, nullable: true, description: 'SHA-256 of what was signed' }) signedHash!: string | null;
  @Instant(moment) verifiedAt!: string | null;
  @Text(name) verifiedBy!: string | null;
  @Instant(moment) struckAt!: string | null;
  @Text(name) struckBy!: string | null;
  @Text(words('Why it was struck through')) why!: string | null;
  @ListOf(() => ExportedAddendumDto, { max: 50 }) addenda!: ExportedAddendumDto[];
}
