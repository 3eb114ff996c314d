import { teethOf, type Finding } from '../findings/finding';
import { isFinished, LAYER_WORDS, type Layer } from '../findings/layers';
import { ruleOf } from '../findings/vocabulary';
import { label, type Notation } from '../teeth/notation';
import type { ToothId } from '../teeth/tooth';
import { findingPhrase } from '../words/phrase';
import type { ChartChange, ChartDiff, Ending, PresenceChange } from './diff';
import type { Presence } from './presence';

/** Why a finding ended, as it is said. */
export const ENDING_WORDS: Record<Ending, string> = {
  taken_back: 'taken back',
  replaced: 'corrected',
  overtaken: 'nothing is left of it',
  not_yet: 'not true yet',
  not_known: 'not recorded yet',
};

/** How the presence of a tooth is said: "is now missing". */
export const PRESENCE_WORDS: Record<Presence, string> = {
  not_recorded: 'not recorded',
  present: 'present',
  partial: 'partly erupted',
  unerupted: 'unerupted',
  impacted: 'impacted',
  remnant: 'a root remnant',
  missing: 'missing',
  pontic: 'a pontic',
  implant: 'an implant',
};

function placeOf({ tooth, range }: Finding, notation: Notation): string {
  const [first, last] = [range?.[0] ?? tooth, range?.at(-1) ?? tooth];
  if (first === last) return `tooth ${label(first, notation)}`;
  return `teeth ${label(first, notation)}–${label(last, notation)}`;
}

/**
 * One change in a sentence: "New on tooth 16: caries, occlusal.", "Moved on, tooth 45: composite filling, distal occlusal,
 * done here; before: planned.", "No longer on tooth 27: caries, occlusal (taken back)."
 */
export function changeSentence({ kind, before, after, why }: ChartChange, notation: Notation = 'fdi'): string {
  const finding = after ?? before;
  if (!finding) return '';
  const place = placeOf(finding, notation);
  const phrase = (one: Finding): string => findingPhrase(one, one.tooth, notation);
  if (!before) return `New on ${place}: ${phrase(finding)}.`;
  if (!after) return `No longer on ${place}: ${phrase(before)}${why ? ` (${ENDING_WORDS[why]})` : ''}.`;
  if (kind === 'moved') return `Moved on, ${place}: ${phrase(after)}; before: ${LAYER_WORDS[before.layer]}.`;
  return `Changed on ${place}: ${phrase(after)}; before: ${phrase(before)}.`;
}

/** "Tooth 48 is now missing; before: present." */
export function presenceSentence({ tooth, before, after }: PresenceChange, notation: Notation = 'fdi'): string {
  return `Tooth ${label(tooth, notation)} is now ${PRESENCE_WORDS[after]}; before: ${PRESENCE_WORDS[before]}.`;
}

const STATEMENTS: readonly string[] = ['sound', 'unknown'];
const isStatement = ({ code }: Finding): boolean => STATEMENTS.includes(code);

/** "1 composite done", "3 items done": one thing is named, several are counted. */
function counted(findings: readonly Finding[], what: string): string | null {
  const [only, ...more] = findings;
  if (!only) return null;
  const name = only.code === 'filling' && only.material ? only.material : ruleOf(only.code).word;
  return more.length ? `${findings.length} items ${what}` : `1 ${name} ${what}`;
}

const plural = (n: number, one: string, many: string): string | null => (n ? `${n} ${n === 1 ? one : many}` : null);

/**
 * A difference in one line: "4 new findings, 1 composite done, 2 items planned". Every change is counted once.
 * Two charts that are the same say so.
 */
export function diffSummary({ changes }: ChartDiff): string {
  const stated = changes.filter(({ after, kind }) => kind === 'added' && after && isStatement(after));
  const arrived = changes.filter((one) => (one.kind === 'added' || one.kind === 'moved') && !stated.includes(one));
  const into = (is: (layer: Layer) => boolean): Finding[] =>
    arrived.flatMap(({ after }) => (after && is(after.layer) ? [after] : []));
  const ended = changes.filter(({ kind }) => kind === 'ended');
  const parts = [
    plural(into((layer) => layer === 'condition').length, 'new finding', 'new findings'),
    counted(into(isFinished), 'done'),
    counted(
      into((layer) => layer === 'progress'),
      'in progress',
    ),
    plural(into((layer) => layer === 'planned').length, 'item planned', 'items planned'),
    plural(into((layer) => layer === 'referred').length, 'item referred', 'items referred'),
    plural(stated.length, 'tooth looked at', 'teeth looked at'),
    plural(changes.filter(({ kind }) => kind === 'changed').length, 'finding changed', 'findings changed'),
    plural(ended.filter(({ why }) => why === 'taken_back').length, 'taken back', 'taken back'),
    plural(ended.filter(({ why }) => why !== 'taken_back').length, 'no longer there', 'no longer there'),
  ];
  return parts.filter(Boolean).join(', ') || 'No differences';
}

/** What became of a tooth, for the drawing: something new, something gone, or both. */
export type ToothOutcome = 'added' | 'ended' | 'changed';

/** Of every changed tooth what became of it: what `renderOdontogram` takes as `changed`. */
export function toothOutcomes({ changes, teeth }: ChartDiff): Partial<Record<ToothId, ToothOutcome>> {
  const outcomes: Partial<Record<ToothId, ToothOutcome>> = {};
  for (const tooth of teeth) {
    const own = changes.filter(({ before, after }) =>
      [before, after].some((one) => one && teethOf(one).includes(tooth)),
    );
    const kinds = new Set(own.map(({ kind }) => (kind === 'moved' ? 'changed' : kind)));
    const [kind = 'changed', ...others] = kinds;
    outcomes[tooth] = others.length ? 'changed' : kind;
  }
  return outcomes;
}
