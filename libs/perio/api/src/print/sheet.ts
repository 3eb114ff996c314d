import { texts, type PaperContent, type PaperFact } from '@cuspid/dental-chart/api';
import type { PerioExamDto } from '@cuspid/perio/contracts/dto';
import { momentInWords } from '@cuspid/platform/providers';
import type { Told } from '../shelf';
import { mouthHtml } from './mouth-table';
import { STYLES } from './styles';
import { DIAGNOSES, EXTENTS, reasonWords, shareWords } from './words';

/** An exam to be printed. */
export interface PerioSheet {
  exam: PerioExamDto;
  told: Told;
  patient: PaperContent['patient'];
  timeZone: string;
  hash: string;
}

const STATES: Record<PerioExamDto['state'], string> = {
  DRAFT: 'being recorded',
  FINISHED: 'finished',
  VOIDED: 'taken back',
};

const SIGNATURES = ['Clinician: name, signature, date', 'Checked by: name, signature, date'];

function recordedFact({ exam, timeZone }: PerioSheet): PaperFact {
  const when = texts([momentInWords(new Date(exam.savedAt), timeZone)]);
  return { term: 'As recorded', html: `${when} <small>(save ${exam.told}, ${STATES[exam.state]})</small>` };
}

function figuresHtml({ figures }: PerioExamDto): string {
  const { bleeding, plaque, oleary, suppuration, pocketsFrom4, pocketsFrom6, meanDepth, meanAttachmentLoss } = figures;
  const mean = (value: number | null) => (value === null ? 'not measured' : `${value.toFixed(1)} mm`);
  const shown = [
    ['Bleeding on probing', shareWords(bleeding)],
    ['Plaque, six sites', shareWords(plaque)],
    ['Plaque, O’Leary', shareWords(oleary)],
    ['Pockets 4 mm and more', shareWords(pocketsFrom4)],
    ['6 mm and more', shareWords(pocketsFrom6)],
    ['Pus', shareWords(suppuration)],
    ['Mean depth', mean(meanDepth.mean)],
    ['Mean attachment loss', mean(meanAttachmentLoss.mean)],
  ];
  const cells = shown.map(([term, value]) => `<p><span>${texts([term])}</span> <b>${texts([value])}</b></p>`);
  return `<section class="indices">${cells.join('')}</section>`;
}

const star = (code: number | null, hasFurcation: boolean): string => `${code ?? 'X'}${hasFurcation ? '*' : ''}`;

function sextantsHtml({ kind, screening, derived }: PerioExamDto): string {
  const own = derived.map(({ sextant, code, hasFurcation }) => {
    const said = screening[sextant];
    if (kind === 'screening') return said ? star(said.code, said.hasFurcation) : '–';
    return star(code, hasFurcation);
  });
  const row = (from: number) =>
    `<tr>${own
      .slice(from, from + 3)
      .map((code) => `<td>${texts([code])}</td>`)
      .join('')}</tr>`;
  const from = kind === 'screening' ? 'recorded' : 'read off the six sites; calculus is not recorded there';
  return `<div class="bpe"><h2>BPE</h2><table>${row(0)}${row(3)}</table><small>${from}</small></div>`;
}

function proposalHtml({ proposal, confirmed }: PerioExamDto, timeZone: string): string {
  const { diagnosis, stage, extent, grade, isPartial, caseReasons, stageReasons, gradeReasons } = proposal;
  const told = [
    DIAGNOSES[diagnosis],
    stage && `stage ${stage}`,
    extent && EXTENTS[extent],
    grade && `grade ${grade}`,
    isPartial && 'of what was measured only',
  ];
  const reasons = [...caseReasons, ...stageReasons, ...gradeReasons].map(
    (one) => `<li>${texts([reasonWords(one)])}</li>`,
  );
  const proposed = `<h2>Proposed by the figures</h2><p>${texts(
    told.map((part) => part || null),
    ', ',
  )}</p><ul>${reasons.join('')}</ul>`;
  if (!confirmed) return `<div class="said">${proposed}<p><b>Not confirmed by a clinician.</b></p></div>`;
  const said = [
    DIAGNOSES[confirmed.diagnosis],
    confirmed.stage && `stage ${confirmed.stage}`,
    confirmed.extent && EXTENTS[confirmed.extent],
    confirmed.grade && `grade ${confirmed.grade}`,
  ];
  const who = texts([confirmed.by?.name, momentInWords(new Date(confirmed.at), timeZone)], ', ');
  return `<div class="said"><h2>Confirmed</h2><p><b>${texts(said, ', ')}</b> (${who})</p>${proposed}</div>`;
}

/** An exam as sheets to print: everything escaped, nothing fetched. */
export function perioSheet(sheet: PerioSheet): PaperContent {
  const { exam, told, patient, timeZone, hash } = sheet;
  const by = `<p class="by">Examined by ${texts([exam.startedBy?.name ?? 'somebody who has left'])}</p>`;
  const voided = exam.voidReason ? `<p class="notice">Taken back: ${texts([exam.voidReason])}</p>` : '';
  const note = exam.note ? `<p class="note">${texts([exam.note])}</p>` : '';
  const isFull = exam.kind === 'full';
  return {
    patient,
    title: isFull ? 'Periodontal chart' : 'Periodontal screening (BPE)',
    day: exam.examinedOn,
    facts: [recordedFact(sheet)],
    sections: [
      voided,
      isFull ? mouthHtml(told) : '',
      isFull ? figuresHtml(exam) : '',
      `<section class="below">${sextantsHtml(exam)}${isFull ? proposalHtml(exam, timeZone) : ''}</section>`,
      note,
      by,
    ],
    styles: STYLES,
    signatures: SIGNATURES,
    hash,
    expect: ['BPE'],
    maxPages: 3,
  };
}
