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
import { escapeHtml } from '@cuspid/platform/providers';
import { dayInWords } from './dates';

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

const place = (tooth: ToothId): number => TEETH.indexOf(tooth);

function linesOf(findings: readonly FindingDto[], notation: Notation, initials: Map<number, string>): Line[] {
  const lines = new Map<string, Line>();
  for (const finding of findings.toSorted((a, b) => place(a.tooth) - place(b.tooth) || a.id - b.id)) {
    // The layer is the heading already.
    const phrase = phraseOf(finding, notation);
    const line = { phrase, day: dayInWords(finding.effectiveOn), author: initials.get(finding.authorId) ?? '' };
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
  return phrase.replace(/, abutment,/, `, abutments ${on},`);
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
    `<li><span class="what"><b>${escapeHtml(numbers)}</b> ${escapeHtml(phrase)}</span>` +
    `<span class="when">${escapeHtml(day)}</span><span class="who">${escapeHtml(author)}</span></li>`
  );
}

/** What holds, layer by layer: tooth, finding, day and who recorded it; the names behind the initials at the end. */
export function findingsList(findings: readonly FindingDto[], notation: Notation): string {
  if (!findings.length) return '<p class="none">Nothing has been recorded on this chart.</p>';
  const initials = initialsOf(findings);
  const groups = LAYERS.map((layer) => {
    const lines = linesOf(
      findings.filter((finding) => finding.layer === layer),
      notation,
      initials,
    );
    if (!lines.length) return '';
    const items = lines.map((line) => lineHtml(line, notation)).join('');
    const mark = `<i style="border-color:${THEMES.print.layers[layer].ink}"></i>`;
    return `<section class="layer"><h2>${mark}${TITLES[layer]}</h2><ul>${items}</ul></section>`;
  });
  const names = new Map(findings.map(({ author }) => [author.id, author.name]));
  const key = [...initials].map(
    ([id, short]) => `<span><b>${escapeHtml(short)}</b> ${escapeHtml(names.get(id) ?? '')}</span>`,
  );
  return `<div class="findings">${groups.join('')}</div><p class="authors">Recorded by ${key.join(' · ')}</p>`;
}
