import { ENTRY_CODES, ruleOf, type EntryCode } from '@cuspid/odontogram';

/** A row of the list of codes. */
export interface CodeRow {
  readonly entry: string;
  readonly words: string;
  readonly example: string;
}

const TEETH: Partial<Record<string, string>> = { retained: '75', supernumerary: '11 m', elastic: '13,46' };
const BESIDE: readonly string[] = ['tad', 'spacer'];

/** A line that is understood, made from the rule of the code. */
function exampleOf({ entry, code }: EntryCode): string {
  const rule = ruleOf(code);
  const teeth = TEETH[code] ?? (rule.spans ? '13-23' : '16');
  if (code === 'note') return '16 "watch the distal ridge"';
  if (TEETH[code] || rule.surfaces !== 'required') return `${teeth} ${entry}`;
  return `${teeth} ${BESIDE.includes(code) ? 'm' : 'o'} ${entry}`;
}

export const CODE_LIST: readonly CodeRow[] = ENTRY_CODES.map((code) => ({
  entry: code.entry,
  words: code.words.join(', '),
  example: exampleOf(code),
}));

/** Rows whose code begins so or whose words contain it. */
export function findCodes(wanted: string): readonly CodeRow[] {
  const text = wanted.trim().toLowerCase();
  if (!text) return CODE_LIST;
  return CODE_LIST.filter(({ entry, words }) => entry.startsWith(text) || words.includes(text));
}
