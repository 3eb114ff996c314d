import { CHART } from '@cuspid/dental-chart/contracts';
import type { FindingDraftDto, RecordEntryDto } from '@cuspid/dental-chart/contracts/dto';
import {
  firstDay,
  isPartialDay,
  parse,
  rowOf,
  ruleOf,
  type CodeBook,
  type FindingContent,
  type FindingDraft,
  type ToothId,
} from '@cuspid/odontogram';
import { Invalid } from '@cuspid/platform/api';
import { EntryNotUnderstood } from './chart-errors';
import type { NewRow } from './chart-rows';

/** The rows an entry stands for, and where each came from in the request. */
export interface Drafts {
  rows: NewRow[];
  path: (index: number) => string;
}

/** Reads an entry: the text by the grammar, findings as they are. Nothing is guessed; what is not understood is refused. */
export function draftsOf(entry: RecordEntryDto, today: string, words: CodeBook): Drafts {
  const path = entry.text === undefined ? (index: number) => `findings.${index}` : () => 'text';
  const standard = dayOf('effectiveOn', entry.effectiveOn, today);
  const rows = read(entry, words).map((draft, index) => {
    const place = entry.text === undefined ? `findings.${index}.effectiveOn` : 'text';
    return { ...draft, effectiveOn: draft.effectiveOn ? dayOf(place, draft.effectiveOn, today) : standard };
  });
  return { rows, path };
}

function read(
  { text, findings, mode = 'exam', focus }: RecordEntryDto,
  words: CodeBook,
): readonly (FindingDraft | FindingDraftDto)[] {
  if ((text === undefined) === (findings === undefined)) {
    throw new Invalid([{ path: 'text', message: 'send either a text or findings' }]);
  }
  if (text === undefined) return (findings ?? []).map(wellFormed);
  const result = parse(text, { mode, words, ...(focus && { focus }) });
  if (!result.ok) throw new EntryNotUnderstood(result.error);
  refuseWhere(result.drafts.length > CHART.findingsMax, 'text', `stands for more than ${CHART.findingsMax} findings`);
  return result.drafts;
}

/** A day that exists and has come. */
export function dayOf(path: string, day: string | undefined, today: string): string {
  if (day === undefined) return today;
  if (!isPartialDay(day)) throw new Invalid([{ path, message: 'must be a day, a month or a year that exists' }]);
  if (firstDay(day) > today) throw new Invalid([{ path, message: 'is still to come: a chart holds what is true' }]);
  return day;
}

function refuseWhere(isRefused: boolean, path: string, message: string): void {
  if (isRefused) throw new Invalid([{ path, message }]);
}

/** What the grammar sees to by itself: members only where they mean something, spans in arch order. */
function wellFormed(draft: FindingDraftDto, index: number): FindingDraftDto {
  const at = (member: string) => `findings.${index}.${member}`;
  const { code, range, abutments, supernumerary, tooth } = draft;
  const { spans, word } = ruleOf(code);
  refuseWhere(!spans && Boolean(range?.length), at('range'), `${word} stands on one tooth`);
  refuseWhere(code !== 'bridge' && Boolean(abutments?.length), at('abutments'), `${word} has no abutments`);
  const isExtra = code === 'supernumerary';
  refuseWhere(!isExtra && Boolean(supernumerary), at('supernumerary'), `${word} is charted on a tooth with a number`);
  refuseWhere(Boolean(supernumerary) && supernumerary?.near !== tooth, at('supernumerary.near'), `must be ${tooth}`);
  const teeth = range?.length ? inArchOrder(range) : null;
  refuseWhere(Boolean(abutments?.some((one) => !teeth?.includes(one))), at('abutments'), 'must be teeth of the range');
  return { ...draft, ...(teeth && { range: teeth, tooth: teeth[0] ?? tooth }), ...(isExtra && extra(draft)) };
}

function inArchOrder(teeth: readonly ToothId[]): ToothId[] {
  const unique = [...new Set(teeth)];
  const [first] = unique;
  const row = first ? rowOf(first) : [];
  const isOneArch = unique.every((tooth) => row.includes(tooth));
  return isOneArch ? row.filter((tooth) => unique.includes(tooth)) : unique;
}

function extra({ tooth, surfaces, supernumerary }: FindingDraftDto): Pick<FindingContent, 'supernumerary'> {
  const [side] = surfaces ?? [];
  if (supernumerary || (side !== 'mesial' && side !== 'distal')) return { supernumerary };
  return { supernumerary: { near: tooth, side, index: 1 } };
}
