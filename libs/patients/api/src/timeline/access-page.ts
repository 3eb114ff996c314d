import { dayInWords, escapeHtml, FONT_STACK, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import type { ClinicSetting } from '@cuspid/settings/api';
import type { Patient } from '../patient';
import type { Line } from './access-log';
import { actWords, recordWords, roleWords } from './access-words';

/** Everything that stands on the paper. */
export interface AccessPrint {
  patient: Pick<Patient, 'firstName' | 'lastName' | 'patientCode' | 'dateOfBirth' | 'isBirthDateEstimated'>;
  clinic: Pick<ClinicSetting, 'name' | 'place' | 'address' | 'phone' | 'timeZone'>;
  lines: readonly Line[];
  /** What the list was narrowed to, in words; empty when it is whole. */
  narrowed: readonly string[];
  isCut: boolean;
  printedBy: string;
  printedAt: Date;
}

/** Less than what fits on a sheet: more sheets than this needs are a mistake. */
const LINES_A_SHEET = 24;

const STYLES = `
@page { size: A4 portrait; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.8pt/1.4 ${FONT_STACK}; color: #16191c; }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm; padding-bottom: 2mm; border-bottom: 1.4pt solid #16191c; }
h1 { font-size: 14pt; line-height: 1.2; }
header .right { text-align: right; white-space: nowrap; }
header .right h1 { font-size: 12pt; }
header p, .note { color: #474e52; }
dl { display: flex; gap: 7mm; padding: 2.4mm 0; border-bottom: 0.6pt solid #b8bdbf; }
dl div { min-width: 0; overflow-wrap: anywhere; }
dl div:first-child { flex: 1 1 auto; }
dt { font-size: 7.5pt; color: #474e52; }
dd { font-size: 10pt; font-weight: 600; }
.note { padding: 2mm 0; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; font-size: 7.5pt; font-weight: 600; color: #474e52; padding: 1mm 2mm 0.8mm 0; border-bottom: 0.8pt solid #16191c; }
td { padding: 0.8mm 2mm 0.8mm 0; border-bottom: 0.4pt solid #d3d6d7; vertical-align: baseline; overflow-wrap: anywhere; }
td small { color: #474e52; font-size: 7.8pt; }
tr { break-inside: avoid; }
tr.day { break-after: avoid; }
tr.day th { padding-top: 3mm; font-size: 9.4pt; font-weight: 700; color: #16191c; border-bottom: 0.6pt solid #16191c; }
.when { width: 27mm; white-space: nowrap; font-variant-numeric: tabular-nums; }
.times { width: 14mm; text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
.who { width: 56mm; }
.none { padding: 3mm 0; font-weight: 600; }
`;

const text = (parts: readonly (string | null | undefined | false)[], between = ' · ') =>
  escapeHtml(parts.filter(Boolean).join(between));

const clockAt = (at: string, timeZone: string) => momentInWords(new Date(at), timeZone).split(', ')[1] ?? '';

function lineHtml(line: Line, timeZone: string): string {
  const [from, to] = [clockAt(line.firstAt, timeZone), clockAt(line.lastAt, timeZone)];
  const who = line.person ? (line.person.name ?? `Nr. ${line.person.id}`) : 'The clinic’s system';
  const role = roleWords(line.person?.role ?? null);
  return (
    `<tr><td class="when">${text([from === to ? from : `${from} to ${to}`])}</td>` +
    `<td class="who">${text([who])} <small>${text([role])}</small></td>` +
    `<td>${text([recordWords(line.action)])} <small>${text([actWords(line.action, line.kind)])}</small></td>` +
    `<td class="times">${line.times}</td></tr>`
  );
}

function tableHtml({ lines, clinic }: AccessPrint): string {
  if (!lines.length) return '<p class="none">Nobody looked at this record in this time.</p>';
  const rows = lines.map((line, index) => {
    const isNewDay = line.day !== lines[index - 1]?.day;
    const head = isNewDay
      ? `<tr class="day"><th colspan="4" scope="rowgroup">${text([dayInWords(line.day)])}</th></tr>`
      : '';
    return head + lineHtml(line, clinic.timeZone);
  });
  const columns = '<th class="when">Time</th><th class="who">Who</th><th>What</th><th class="times">Times</th>';
  return `<table><thead><tr>${columns}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** What the list is, so that who reads it is not misled about what it leaves out. */
function notesHtml({ narrowed, isCut, lines }: AccessPrint): string {
  const notes = [
    'Each line is one person on one day. Names in lists of patients and results of a search are not openings of a record and are not counted.',
    narrowed.length ? `Narrowed to: ${narrowed.join('; ')}.` : '',
    isCut ? `Only the newest ${lines.length} lines are shown: ask for a shorter period.` : '',
  ];
  return `<p class="note">${text(notes, ' ')}</p>`;
}

/** Who looked at the record, as a paper for the patient's hand: everything escaped, nothing fetched. */
export function accessPage(print: AccessPrint): PdfPage {
  const { patient, clinic, lines, printedBy, printedAt } = print;
  const name = `${patient.firstName} ${patient.lastName}`;
  const born = patient.dateOfBirth
    ? `${patient.isBirthDateEstimated ? 'about ' : ''}${dayInWords(patient.dateOfBirth)}`
    : 'not known';
  const moment = momentInWords(printedAt, clinic.timeZone);
  const fact = (term: string, value: string) => `<div><dt>${term}</dt><dd>${text([value])}</dd></div>`;
  const body =
    `<header><div><h1>${text([clinic.name])}</h1><p>${text([clinic.address ?? clinic.place, clinic.phone && `Tel. ${clinic.phone}`])}</p></div>` +
    `<div class="right"><h1>Who looked at this record</h1><p>${text([moment])}</p></div></header>` +
    `<dl>${fact('Patient', name)}${fact('Born', born)}${fact('Patient code', patient.patientCode)}</dl>` +
    notesHtml(print) +
    tableHtml(print);
  const title = text(['Who looked', patient.patientCode]);
  return {
    html: `<html lang="en"><head><title>${title}</title><style>${fontFaces(body)}${STYLES}</style></head><body>${body}</body></html>`,
    expect: [
      patient.patientCode,
      name,
      clinic.name,
      ...(lines.at(-1) ? [recordWords(lines.at(-1)?.action ?? '')] : []),
    ],
    maxPages: 2 + Math.ceil((lines.length * 2) / LINES_A_SHEET),
    footer: {
      left: `${patient.patientCode} · ${name} · who looked, printed ${moment} by ${printedBy}`,
      numbering: 'Page {page} of {pages}',
    },
  };
}
