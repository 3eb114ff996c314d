import type { Layer } from '../findings/layers';
import { ruleOf, type FindingCode } from '../findings/vocabulary';
import { fault } from './fault';
import type { Piece } from './lexer';

/** exam: work that is seen was done elsewhere; treatment: work that is entered was done here. */
export type EntryMode = 'exam' | 'treatment';

const STATUS: Readonly<Record<string, Layer>> = {
  p: 'planned',
  plan: 'planned',
  planned: 'planned',
  w: 'progress',
  progress: 'progress',
  d: 'done',
  done: 'done',
  e: 'elsewhere',
  elsewhere: 'elsewhere',
  r: 'referred',
  referred: 'referred',
};

/** Whether a word behind a code says where the work stands ("p", "done"). */
export const isStatus = (text: string): boolean => Object.hasOwn(STATUS, text);

/** The layer of an entry without a status. */
function usualLayer(code: FindingCode, mode: EntryMode): Layer {
  if (ruleOf(code).kind !== 'work') return 'condition';
  if (mode === 'treatment') return 'done';
  return code === 'extraction' ? 'planned' : 'elsewhere';
}

/** The layer named by the words behind the code, or the usual one of the mode. */
export function readLayer(code: FindingCode, entry: string, words: readonly Piece[], mode: EntryMode): Layer {
  let layer: Layer | undefined;
  for (const word of words) {
    const status = isStatus(word.text) ? STATUS[word.text] : undefined;
    if (!status) {
      const message = `“${word.text}” is not a status; use p planned, w in progress, d done here, e elsewhere, r referred.`;
      fault('E_STATUS', message, word, { expected: 'status' });
    }
    if (layer) fault('E_STATUS', 'Only one status per entry.', word);
    if (ruleOf(code).kind !== 'work' && status !== 'referred') {
      fault('E_STATUS', `${entry} is a finding, not work: only r (referred) can follow.`, word);
    }
    layer = status;
  }
  return layer ?? usualLayer(code, mode);
}
