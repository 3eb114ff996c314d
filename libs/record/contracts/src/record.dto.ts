import { Text } from '@cuspid/platform/contracts/dto';
import { SECTIONS } from './record.values';

const ONE = `(?:${SECTIONS.join('|')})`;

/** What of a record is printed. */
export class RecordPrintFilter {
  @Text({
    max: 200,
    optional: true,
    example: 'identity,alerts,chart',
    description: `Sections, by commas: ${SECTIONS.join(', ')}. All you may read unless told`,
    pattern: {
      matches: new RegExp(`^${ONE}(?:,${ONE})*$`),
      says: `must be some of ${SECTIONS.join(', ')}, by commas`,
    },
  })
  sections?: string;
}
