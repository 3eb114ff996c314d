import { label, TEETH } from '@cuspid/odontogram';
import { DOCUMENT_TYPES, type DocumentDto } from '@cuspid/documents/contracts';
import { dayText } from '@cuspid/platform/web';

export const GROUPINGS = ['date', 'type', 'tooth'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface DocumentGroup {
  readonly key: string;
  readonly heading: string;
  readonly documents: readonly DocumentDto[];
}

interface Words {
  dayOf(document: DocumentDto): string;
  say(key: string, values?: Record<string, string>): string;
}

/** The documents under headings, each list in the order it came in. One of two teeth stands under both. */
export function grouped(documents: readonly DocumentDto[], by: Grouping, words: Words): readonly DocumentGroup[] {
  if (by === 'type') {
    return filled(
      DOCUMENT_TYPES.map((type) => [type, words.say(`types.${type}`)]),
      (one) => [one.type],
      documents,
    );
  }
  if (by === 'tooth') {
    const headings = TEETH.map((tooth): [string, string] => [tooth, words.say('tooth', { tooth: label(tooth) })]);
    const keysOf = ({ teeth }: DocumentDto) => (teeth.length ? teeth : ['']);
    return filled([...headings, ['', words.say('noTooth')]], keysOf, documents);
  }
  const monthOf = (one: DocumentDto) => words.dayOf(one).slice(0, 7);
  const months = [...new Set(documents.map(monthOf))].sort().reverse();
  return filled(
    months.map((month) => [month, monthText(month)]),
    (one) => [monthOf(one)],
    documents,
  );
}

function filled(
  headings: readonly [string, string][],
  keysOf: (document: DocumentDto) => readonly string[],
  documents: readonly DocumentDto[],
): readonly DocumentGroup[] {
  return headings
    .map(([key, heading]) => ({ key, heading, documents: documents.filter((one) => keysOf(one).includes(key)) }))
    .filter((group) => group.documents.length > 0);
}

/** «May 2026» */
const monthText = (month: string): string => dayText(`${month}-01`).replace(/^\d+ /, '');
