import { CodeBook, ENTRY_CODES, needOf, plainWord, ruleOf, type ClinicWord, type EntryCode } from '@cuspid/odontogram';

/** A row of the list of codes. */
export interface CodeRow {
  readonly entry: string;
  readonly words: string;
  readonly example: string;
}

const TEETH: Partial<Record<string, string>> = { retained: '75', supernumerary: '11 m', elastic: '13,46' };
const BESIDE: readonly string[] = ['tad', 'spacer'];

/** A line that is understood, made from the rule of the code. */
function exampleOf(reading: EntryCode): string {
  const { entry, code } = reading;
  const teeth = TEETH[code] ?? (ruleOf(code).spans ? '13-23' : '16');
  if (code === 'note') return '16 "watch the distal ridge"';
  if (TEETH[code] || needOf(reading) !== 'required') return `${teeth} ${entry}`;
  return `${teeth} ${BESIDE.includes(code) ? 'm' : 'o'} ${entry}`;
}

export const CODE_LIST: readonly CodeRow[] = ENTRY_CODES.map((code) => ({
  entry: code.entry,
  words: code.words.join(', '),
  example: exampleOf(code),
}));

/** Rows with the clinic's own words behind those of the vocabulary. */
export function codeRows(own: readonly ClinicWord[]): readonly CodeRow[] {
  if (!own.length) return CODE_LIST;
  const book = new CodeBook(own);
  const told = own.flatMap(({ word, standsFor }) => book.exact(word).map(({ entry }) => ({ word, standsFor, entry })));
  return CODE_LIST.map((row) => {
    const names = told
      .filter(({ entry }) => entry.entry === row.entry)
      .map(({ word, standsFor }) => (standsFor === row.entry ? word : `${word} (${standsFor})`));
    return names.length ? { ...row, words: [row.words, ...names].join(', ') } : row;
  });
}

/** Rows whose code begins so or whose words contain it. */
export function findCodes(wanted: string, rows: readonly CodeRow[] = CODE_LIST): readonly CodeRow[] {
  const text = plainWord(wanted);
  return rows.filter(({ entry, words }) => entry.startsWith(text) || plainWord(words).includes(text));
}
