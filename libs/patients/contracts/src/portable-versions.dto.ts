import { Day, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { moment, MOST, name, words } from './portable-columns';

/** The dental chart frozen under a name. */
export class ExportedChartVersionDto {
  @Text({ max: 120 }) name!: string;
  @Text(words()) note!: string | null;
  @Day({ description: 'The day in the mouth' }) asOf!: string;
  @Instant({ description: 'What had been recorded by then' }) knownAt!: string;
  @Int({ min: 0, max: MOST, description: 'Findings that hold in it' }) findings!: number;
  @Instant() savedAt!: string;
  @Text(name) savedBy!: string | null;
  @Instant(moment) binnedAt!: string | null;
  @Text({ max: 64, description: 'SHA-256 of the UTF-8 bytes of `content`, in hex' }) hash!: string;
  @Text({ max: 16_000_000, description: 'All it says, as JSON: the very text that was frozen' }) content!: string;
}
