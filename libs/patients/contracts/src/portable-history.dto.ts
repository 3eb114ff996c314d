import { Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { MOST, name, words } from './portable-columns';

/** A save of the orthodontic case history. The one with the highest number is in force. */
export class ExportedHistoryVersionDto {
  @Int({ min: 1, max: MOST }) number!: number;
  @Instant() savedAt!: string;
  @Text(name) savedBy!: string | null;
  @Text(words('What was answered, a line each')) found!: string | null;
  @Text({ max: 2, nullable: true, description: 'IOTN dental health component: grade and letter' }) iotn!: string | null;
  @Text({ max: 64, description: 'SHA-256 of the UTF-8 bytes of `content`, in hex' }) hash!: string;
  @Text({ max: 16_000_000, description: 'All it says with its signatures, as JSON: the very text that was saved' })
  content!: string;
}
