import type { Patient } from '@cuspid/patients/api';
import type { AlertsDto } from '@cuspid/patients/contracts/dto';
import { dayInWords, escapeHtml, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import type { PrintedClinic } from '@cuspid/settings/api';
import { ageOn } from '../dentition';
import { alertLine } from './alert-line';
import { FRAME_STYLES } from './frame-styles';

/** A further entry beside the patient's name. `html` is escaped by who gives it. */
export interface PaperFact {
  term: string;
  html: string;
}

/** What stands within the frame. All of `html` is escaped by who gives it (`escapeHtml`); all else is plain text. */
export interface PaperContent {
  patient: Pick<
    Patient,
    'id' | 'firstName' | 'lastName' | 'patientCode' | 'dateOfBirth' | 'isBirthDateEstimated' | 'sex'
  >;
  /** "Dental chart", "Periodontal chart". */
  title: string;
  /** Of which day it tells, `YYYY-MM-DD`: ages are told as of it, and it stands below the title. */
  day: string;
  /** Below the title instead of "As of" the day. */
  subtitle?: string;
  facts?: readonly PaperFact[];
  /** The body, in order: drawings, tables, lists. Pieces of HTML. */
  sections: readonly string[];
  /** Styles of the sections' own classes. */
  styles?: string;
  /** Lines to sign on, by what stands below them. */
  signatures?: readonly string[];
  /** SHA-256 of what is told, in hex. */
  hash?: string;
  /** Texts that must be readable in the finished PDF beside the patient, the day, the clinic and the hash. */
  expect?: readonly string[];
  /** More pages than this are a mistake. */
  maxPages: number;
  landscape?: boolean;
  bodyClass?: string;
}

/** A sheet with its frame. */
export interface ChartPaper extends PaperContent {
  clinic: PrintedClinic;
  alerts: AlertsDto;
  printedBy: string;
  printedAt: Date;
}

const SEX: Record<Patient['sex'], string> = { MALE: 'Male', FEMALE: 'Female', OTHER: 'Other' };

/** Texts as HTML, those that are missing left out. */
export const texts = (parts: readonly (string | null | undefined)[], between = ' · '): string =>
  escapeHtml(parts.filter(Boolean).join(between));

/** A hash as it is read aloud and compared: in groups of eight. */
export const hashInGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? '';

function headerHtml({ clinic, title, day, subtitle }: ChartPaper): string {
  const { name, place, address, phone, logo } = clinic;
  const mark = logo ? `<img class="logo" alt="" src="${escapeHtml(logo)}">` : '';
  return (
    `<header>${mark}<div><h1>${texts([name])}</h1><p>${texts([address ?? place, phone && `Tel. ${phone}`])}</p></div>` +
    `<div class="right"><h1>${texts([title])}</h1><p>${texts([subtitle ?? `As of ${dayInWords(day)}`])}</p></div></header>`
  );
}

function patientHtml({ patient, day, facts = [] }: ChartPaper): string {
  const age = ageOn(day, patient);
  const born = patient.dateOfBirth
    ? `${patient.isBirthDateEstimated ? 'about ' : ''}${dayInWords(patient.dateOfBirth)}`
    : 'not known';
  const years = age === null || age < 0 ? '' : ` <small>(${Math.floor(age)} y)</small>`;
  const entries: PaperFact[] = [
    { term: 'Patient', html: texts([nameOf(patient)]) },
    { term: 'Born', html: `${texts([born])}${years}` },
    { term: 'Sex', html: SEX[patient.sex] },
    { term: 'Patient code', html: texts([patient.patientCode]) },
    ...facts,
  ];
  const shown = entries.map(({ term, html }) => `<div><dt>${texts([term])}</dt><dd>${html}</dd></div>`);
  return `<dl class="patient">${shown.join('')}</dl>`;
}

/** Where it is signed, and the hash by which a copy is told from another. */
function endHtml({ signatures = [], hash }: ChartPaper): string {
  const lines = signatures.map((line) => `<p>${texts([line])}</p>`).join('');
  const proof = hash ? `<p class="proof">Content SHA-256 <b>${texts([hashInGroups(hash)])}</b></p>` : '';
  return (lines && `<section class="end">${lines}</section>`) + proof;
}

/**
 * A4 sheets of the chart, the perio chart and the orthodontic exam in one frame: clinic with its logo, patient, alerts,
 * sections, lines to sign on, the hash of what is told, and at the foot whose they are and which page of how many.
 */
export function chartPage(paper: ChartPaper): PdfPage {
  const { patient, clinic, title, day, styles = '', bodyClass = '', landscape } = paper;
  const alerts = alertLine(paper.alerts, clinic.timeZone);
  const body = [headerHtml(paper), patientHtml(paper), alerts, ...paper.sections, endHtml(paper)].join('');
  const head = `<title>${texts([title, patient.patientCode, day])}</title><style>${fontFaces(body)}${FRAME_STYLES}${styles}</style>`;
  const about = `${title.toLowerCase()} of ${dayInWords(day)}`;
  const printed = `printed by ${paper.printedBy}, ${momentInWords(paper.printedAt, clinic.timeZone)}`;
  const proof = paper.hash ? [hashInGroups(paper.hash)] : [];
  return {
    html: `<html lang="en"><head>${head}</head><body class="${texts([bodyClass])}">${body}</body></html>`,
    expect: [
      ...[patient.patientCode, nameOf(patient), dayInWords(day), clinic.name, ...proof],
      ...(paper.expect ?? []),
    ],
    maxPages: paper.maxPages,
    landscape,
    footer: {
      left: `${patient.patientCode} · ${nameOf(patient)} · ${about}, ${printed}`,
      numbering: 'Page {page} of {pages}',
    },
  };
}

const nameOf = ({ firstName, lastName }: PaperContent['patient']): string => `${firstName} ${lastName}`;
