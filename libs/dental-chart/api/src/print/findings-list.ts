import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import {
  findingPhrase,
  label,
  LAYERS,
  TEETH,
  teethOf,
  THEMES,
  type Layer,
  type Notation,
  type ToothId,
} from '@cuspid/odontogram';
import { dayInWords, escapeHtml } from '@cuspid/platform/providers';

const TITLES: Record<Layer, string> = {
  condition: 'Findings',
  planned: 'Planned',
  progress: 'In progress',
  done: 'Done here',
  elsewhere: 'Done elsewhere',
  referred: 'Referred',
};

/** The same thing said of several teeth on one day by one person: one line. */
interface Line {
  teeth: ToothId[];
  phrase: string;
  day: string;
  author: string;
}

/** Behind the initials of a student whose entry no clinician has co-signed. */
const UNSIGNED = '*';

const place = (tooth: ToothId): number => TEETH.indexOf(tooth);

function linesOf(findings: readonly FindingDto[], notation: Notation, initials: Map<number, string>): Line[] {
  const lines = new Map<string, Line>();
  for (const finding of findings.toSorted((a, b) => place(a.tooth) - place(b.tooth) || a.id - b.id)) {
    // The layer is the heading already.
    const phrase = phraseOf(finding, notation);
    const line = {
      phrase,
      day: dayInWords(finding.effectiveOn),
      author: `${initials.get(finding.authorId) ?? ''}${finding.awaitsCoSignature ? UNSIGNED : ''}`,
    };
    const isAlone = teethOf(finding).length > 1;
    const key = JSON.stringify([line, isAlone && finding.id]);
    const same = lines.get(key);
    if (same) same.teeth.push(finding.tooth);
    else lines.set(key, { teeth: [finding.tooth], ...line });
  }
  return [...lines.values()];
}

function phraseOf(finding: FindingDto, notation: Notation): string {
  const phrase = findingPhrase({ ...finding, layer: 'condition' }, finding.tooth, notation);
  if (finding.code !== 'bridge') return phrase;
  const on = (finding.abutments ?? []).map((tooth) => label(tooth, notation)).join(', ');
  return phrase.replace(/, abutment, ([^,]+)/, ` $1, abutments ${on}`);
}

/** Initials of everybody who recorded something, no two people alike: "AF", "AF2". */
export function initialsOf(findings: readonly FindingDto[]): Map<number, string> {
  const initials = new Map<number, string>();
  for (const { author } of findings) {
    if (initials.has(author.id)) continue;
    const short = shortOf(author.name);
    const alike = [...initials.values()].filter((one) => one.replace(/\d+$/, '') === short).length;
    initials.set(author.id, alike ? `${short}${alike + 1}` : short);
  }
  return initials;
}

function shortOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(dr|prof|mr|mrs|ms|miss)\.?$/i.test(word));
  return words.map((word) => [...word][0] ?? '').join('') || '–';
}

function lineHtml({ teeth, phrase, day, author }: Line, notation: Notation): string {
  const numbers = teeth.map((tooth) => label(tooth, notation)).join(', ');
  return (
    `<tr><td><b>${escapeHtml(numbers)}</b> ${escapeHtml(phrase)}</td>` +
    `<td>${escapeHtml(day)}</td><td>${escapeHtml(author)}</td></tr>`
  );
}

const NOTHING = 'Nothing has been recorded on this chart.';

/** The list, and how many lines it takes when none is broken. */
/** Lists as short as this stand in one column: split in two, a heading would stand apart from its lines. */
const ONE_COLUMN = 14;

export interface FindingsList {
  html: string;
  /** The names behind the initials. */
  authors: string;
  lines: number;
  /** What is said last: it being on paper, the list is whole. */
  last: string;
}

/** What holds, layer by layer: tooth, finding, day and who recorded it. */
export function findingsList(findings: readonly FindingDto[], notation: Notation): FindingsList {
  if (!findings.length) return { html: `<p class="none">${NOTHING}</p>`, authors: '', lines: 1, last: NOTHING };
  const initials = initialsOf(findings);
  const groups = LAYERS.map((layer) => {
    const those = findings.filter((finding) => finding.layer === layer);
    return { layer, lines: linesOf(those, notation, initials) };
  }).filter(({ lines }) => lines.length);
  const names = new Map(findings.map(({ author }) => [author.id, author.name]));
  const key = [...initials].map(
    ([id, short]) => `<span><b>${escapeHtml(short)}</b> ${escapeHtml(names.get(id) ?? '')}</span>`,
  );
  const unsigned = findings.some(({ awaitsCoSignature }) => awaitsCoSignature)
    ? ` · ${UNSIGNED} not co-signed yet`
    : '';
  const sections = groups.map(({ layer, lines }) => layerHtml(layer, lines, notation)).join('');
  // A heading takes the room of two.
  const lines = groups.reduce((sum, group) => sum + 2 + group.lines.length, 0);
  return {
    html: `<div class="findings${lines <= ONE_COLUMN ? ' few' : ''}">${sections}</div>`,
    authors: `<p class="authors">Recorded by ${key.join(' · ')}${unsigned}</p>`,
    lines,
    last: groups.at(-1)?.lines.at(-1)?.phrase ?? '',
  };
}

/** A table, because its head is repeated where the list goes on in another column or on another sheet. */
function layerHtml(layer: Layer, lines: readonly Line[], notation: Notation): string {
  const rows = lines.map((line) => lineHtml(line, notation)).join('');
  const mark = `<i style="border-color:${THEMES.print.layers[layer].ink}"></i>`;
  return `<table><thead><tr><th colspan="3">${mark}${TITLES[layer]}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
