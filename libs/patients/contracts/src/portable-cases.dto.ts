import { Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, name, words } from './portable-columns';

/** A course of treatment by a student under supervision. */
export class ExportedCaseDto {
  @Id({ description: 'What the lines of `caseLogbook` name it by' }) number!: number;
  @Text(words()) title!: string | null;
  @Text({ max: 20, description: 'ASSIGNED, PENDING_VERIFICATION, VERIFIED or REJECTED' }) state!: string;
  @Text(name) student!: string | null;
  @Text(name) supervisor!: string | null;
  @Instant() openedAt!: string;
  @Instant(moment) verifiedAt!: string | null;
}

/** Something done with a supervised case, also with one that was deleted. */
export class ExportedCaseEntryDto {
  @Id() case!: number;
  @Instant() at!: string;
  @Text({ max: 20, description: 'SUBMITTED, APPROVED, TASK_REVIEWED and the like' }) act!: string;
  @Text(name) by!: string | null;
  @Text(words('The task, or what was handed in')) subject!: string | null;
  @Int({ min: 1, max: 4_294_967_295, nullable: true }) version!: number | null;
  @Text(words('What was said with it')) words!: string | null;
}
