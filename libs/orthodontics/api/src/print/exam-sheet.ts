import { texts, type PaperContent } from '@cuspid/dental-chart/api';
import type { OrthoExamDto } from '@cuspid/orthodontics/contracts/dto';
import { dayInWords, dayOf, escapeHtml } from '@cuspid/platform/providers';
import { examBlocks, STAGE_WORDS, type ExamLine } from './exam-words';

const STYLES = `
.state { margin-top: 2mm; padding: 1mm 3mm; border: 0.9pt dashed #16191c; font-weight: 600; }
.finished { margin-top: 1.6mm; }
.need { display: flex; gap: 8mm; margin: 2.4mm 0; padding: 2mm 3mm; border: 0.9pt solid #16191c; break-inside: avoid; }
.need div { flex: 1 1 0; }
.need b { display: block; font-size: 12pt; }
.need span { color: #474e52; }
.blocks { column-count: 2; column-gap: 8mm; }
.block { break-inside: avoid; margin-bottom: 3mm; }
.block h2 { border-bottom: 0.6pt solid #16191c; margin-bottom: 0.6mm; }
table { width: 100%; border-collapse: collapse; }
td { padding: 0.5mm 0; border-bottom: 0.4pt solid #d3d6d7; vertical-align: baseline; overflow-wrap: anywhere; }
td:first-child { width: 34mm; color: #474e52; }
td.n { width: 14mm; text-align: right; font-variant-numeric: tabular-nums; }
.none { font-weight: 600; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** PAR's components with the UK weights. */
const WEIGHTS = [
  ['upper', 'Upper front', 1],
  ['lower', 'Lower front', 1],
  ['right', 'Right side', 1],
  ['left', 'Left side', 1],
  ['overjet', 'Overjet', 6],
  ['overbite', 'Overbite', 2],
  ['centreLine', 'Centre line', 4],
] as const;

const block = (title: string, html: string): string =>
  `<section class="block"><h2>${texts([title])}</h2>${html || '<p class="none">Not recorded</p>'}</section>`;

const linesHtml = (lines: readonly ExamLine[]): string => {
  const told = lines.filter(([, value]) => value !== null);
  const rows = told.map(([term, value]) => `<tr><td>${texts([term])}</td><td>${texts([value])}</td></tr>`);
  return rows.length ? `<table>${rows.join('')}</table>` : '';
};

function parHtml({ par }: OrthoExamDto): string {
  const rows = WEIGHTS.map(([key, name, weight]) => {
    const score = par[key];
    const [own, weighted] = score === null ? ['–', 'not recorded'] : [`${score} × ${weight}`, String(score * weight)];
    return `<tr><td>${name}</td><td class="n">${own}</td><td class="n">${weighted}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function needHtml({ iotn, par, outcome, fields, figures }: OrthoExamDto): string {
  const others = iotn?.others.length ? `; besides ${iotn.others.join(', ')}` : '';
  const dhc = iotn
    ? `<b>IOTN DHC ${texts([iotn.dhc])}</b><span>${texts([iotn.because + others])}</span>`
    : '<b>IOTN DHC –</b>';
  const ac = fields.iotnAc ? `<p>Aesthetic component ${fields.iotnAc} of 10</p>` : '';
  const total = par.weighted === null ? 'PAR –' : `PAR ${par.weighted}`;
  const why = par.weighted === null ? 'some components are not recorded' : `recorded by ${par.recordedBy}, UK weights`;
  const change = outcome
    ? `<p>${texts([`Since ${dayInWords(outcome.sinceDay)}: ${outcome.before} → ${outcome.after}, ${outcome.percent ?? 0} % less, ${outcome.outcome.replaceAll('_', ' ')}`])}</p>`
    : '';
  const little = figures.little === null ? '' : `<p>${texts([`Little’s index ${figures.little} mm`])}</p>`;
  return `<section class="need"><div>${dhc}${ac}</div><div><b>${texts([total])}</b><span>${texts([why])}</span>${change}${little}</div></section>`;
}

/** What an exam is worth on paper: a draft and one that was taken back say so, in words. */
function stateHtml({ state, finishedAt, finishedBy, voidReason }: OrthoExamDto, timeZone: string): string {
  if (state === 'VOID') return `<p class="state">${texts([`Taken back: ${voidReason ?? ''}`])}</p>`;
  if (state === 'DRAFT' || !finishedAt) return '<p class="state">Draft: this exam is not finished</p>';
  const day = dayInWords(dayOf(new Date(finishedAt), timeZone));
  return `<p class="finished">${texts([`Finished by ${finishedBy?.name ?? ''}, ${day}`])}</p>`;
}

/** An orthodontic exam as sections of a sheet. */
export function examSheet(exam: OrthoExamDto, timeZone: string): Omit<PaperContent, 'patient'> {
  const blocks = examBlocks(exam.fields).map(({ title, lines }) => block(title, linesHtml(lines)));
  const { note, stage } = exam.fields;
  const remark = note ? block('Note', `<p class="note">${escapeHtml(note)}</p>`) : '';
  return {
    title: 'Orthodontic exam',
    day: exam.examinedOn,
    subtitle: [dayInWords(exam.examinedOn), stage && STAGE_WORDS[stage]].filter(Boolean).join(' · '),
    facts: [{ term: 'Version', html: String(exam.version) }],
    sections: [
      stateHtml(exam, timeZone),
      needHtml(exam),
      `<div class="blocks">${[...blocks, block('PAR', parHtml(exam)), remark].join('')}</div>`,
    ],
    styles: STYLES,
    signatures: ['Examined by: name, signature, date', 'Checked by: name, signature, date'],
    expect: ['IOTN DHC', 'PAR'],
    maxPages: 3,
  };
}
