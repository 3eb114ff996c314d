import { dhcOf, SECTIONS, type Section } from '@cuspid/case-history/contracts';
import type { HistoryHeaderDto, HistorySignatureDto } from '@cuspid/case-history/contracts/dto';
import { texts, type PaperContent } from '@cuspid/dental-chart/api';
import { dayInWords, escapeHtml, momentInWords } from '@cuspid/platform/providers';
import type { HistoryContent } from '../history-content';
import { linesOf } from './history-lines';
import { SECTION_WORDS } from './history-words';

const STYLES = `
.need { margin: 2.4mm 0; padding: 2mm 3mm; border: 0.9pt solid #16191c; break-inside: avoid; }
.need b { font-size: 12pt; margin-right: 3mm; }
.blocks { column-count: 2; column-gap: 8mm; }
.block { break-inside: avoid-column; margin-bottom: 3mm; }
.block h2 { border-bottom: 0.6pt solid #16191c; margin-bottom: 0.6mm; }
table { width: 100%; border-collapse: collapse; }
td { padding: 0.5mm 0; border-bottom: 0.4pt solid #d3d6d7; vertical-align: baseline; overflow-wrap: anywhere; white-space: pre-wrap; }
td:first-child { width: 34mm; color: #474e52; padding-right: 2mm; }
.signed { margin-top: 0.8mm; font-weight: 600; }
.unsigned { margin-top: 0.8mm; color: #474e52; }
.none { margin: 2mm 0; }
`;

/** A version on paper. */
export interface PrintedHistory extends Pick<
  HistoryContent,
  'answers' | 'signatures' | 'need' | 'savedAt' | 'savedBy'
> {
  version: number;
  /** How many versions there are: an old one says so. */
  of: number;
  header: HistoryHeaderDto;
  /** The day it was saved on. */
  day: string;
  timeZone: string;
}

function signatureHtml(signature: HistorySignatureDto | undefined, timeZone: string): string {
  if (!signature) return '<p class="unsigned">Not signed</p>';
  const when = momentInWords(new Date(signature.at), timeZone);
  return `<p class="signed">${texts([`Signed by ${signature.by.name}, ${when}`, signature.hash.slice(0, 8)])}</p>`;
}

function sectionHtml(section: Section, { answers, signatures, timeZone }: PrintedHistory): string {
  const rows = linesOf(section, answers).map(
    ([term, value]) => `<tr><td>${texts([term])}</td><td>${escapeHtml(value)}</td></tr>`,
  );
  if (!rows.length) return '';
  const signature = signatures.find((one) => one.section === section);
  return (
    `<section class="block"><h2>${texts([SECTION_WORDS[section]])}</h2><table>${rows.join('')}</table>` +
    `${signatureHtml(signature, timeZone)}</section>`
  );
}

function needHtml({ answers, need }: PrintedHistory): string {
  const dhc = dhcOf(answers, need);
  if (!dhc && !answers.iotnAcGrade) return '';
  const from = need?.examinedOn ? `with the orthodontic exam of ${dayInWords(need.examinedOn)}` : null;
  const computed = need ? `computed ${need.dhc}: ${need.because}${from ? `, ${from}` : ''}` : null;
  const why = answers.iotnDhcGrade ? `the clinician’s grade: ${answers.iotnDhcReason ?? ''}` : null;
  const component = answers.iotnAcGrade ? `aesthetic component ${answers.iotnAcGrade} of 10` : null;
  return `<section class="need"><b>IOTN DHC ${texts([dhc ?? '–'])}</b>${texts([why, computed, component], '; ')}</section>`;
}

function emptyHtml({ answers }: PrintedHistory): string {
  const empty = SECTIONS.filter((section) => !linesOf(section, answers).length).map((one) => SECTION_WORDS[one]);
  return empty.length ? `<p class="none">${texts([`Not recorded: ${empty.join(', ')}`])}</p>` : '';
}

/** A case history as sections of a sheet: what was answered, and which sections say nothing. */
export function historySheet(printed: PrintedHistory): Omit<PaperContent, 'patient'> {
  const { version, of, header, day, savedBy, savedAt, timeZone } = printed;
  const old = version < of ? `Version ${version} of ${of}: a later one is in force` : `Version ${version}`;
  return {
    title: 'Case history',
    day,
    subtitle: `${old}, ${dayInWords(day)}`,
    facts: [
      { term: 'Telephone', html: texts([header.telephone ?? '–']) },
      { term: 'Address', html: texts([header.address, header.province], ', ') || '–' },
      { term: 'Date of examination', html: texts([dayInWords(header.dateOfExamination)]) },
      { term: 'Saved by', html: texts([`${savedBy.name}, ${momentInWords(new Date(savedAt), timeZone)}`]) },
    ],
    sections: [
      needHtml(printed),
      `<div class="blocks">${SECTIONS.map((section) => sectionHtml(section, printed)).join('')}</div>`,
      emptyHtml(printed),
    ],
    styles: STYLES,
    maxPages: 20,
  };
}
