import type { ChartIndicesDto, ChartPrintFilter, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { renderLegend, renderOdontogram, undrawn, type DentitionView } from '@cuspid/odontogram';
import type { Patient } from '@cuspid/patients/api';
import type { AlertsDto } from '@cuspid/patients/contracts/dto';
import { escapeHtml, type PdfPage } from '@cuspid/platform/providers';
import type { ClinicSetting } from '@cuspid/settings/api';
import type { ChartMoment } from '../chart.service';
import { ageOn, dentitionOf, indicesOf } from '../dentition';
import { alertLine } from './alert-line';
import { dayInWords, momentInWords } from './dates';
import { findingsList } from './findings-list';
import { fontFaces } from './fonts';
import { STYLES } from './styles';

/** Everything that stands on the paper. */
export interface ChartPrint {
  moment: ChartMoment;
  alerts: AlertsDto;
  clinic: Pick<ClinicSetting, 'name' | 'place' | 'address' | 'phone' | 'timeZone'>;
  printedBy: string;
  printedAt: Date;
  filter: ChartPrintFilter;
}

/** Less than what fits: a line of the list, and the lines of a sheet’s two columns. */
const LINE = 36;
const LINES = 60;

const SEX: Record<Patient['sex'], string> = { MALE: 'male', FEMALE: 'female', OTHER: 'other' };

const texts = (parts: readonly (string | null | undefined)[], between = ' · '): string =>
  escapeHtml(parts.filter(Boolean).join(between));

function headerHtml({ clinic, moment }: ChartPrint): string {
  const { name, place, address, phone } = clinic;
  return (
    `<header><div><h1>${texts([name])}</h1><p>${texts([address ?? place, phone && `Tel. ${phone}`])}</p></div>` +
    `<div class="right"><h1>Dental chart</h1><p>As of ${texts([dayInWords(moment.asOf)])}</p></div></header>`
  );
}

function patientHtml({ moment, clinic }: ChartPrint): string {
  const { patient, asOf, knownAt, version } = moment;
  const age = ageOn(asOf, patient);
  const born = patient.dateOfBirth
    ? `${patient.isBirthDateEstimated ? 'about ' : ''}${dayInWords(patient.dateOfBirth)}`
    : 'not known';
  const years = age === null || age < 0 ? '' : ` <small>(${Math.floor(age)} y)</small>`;
  const entry = (term: string, html: string) => `<div><dt>${term}</dt><dd>${html}</dd></div>`;
  return `<dl>${[
    entry('Patient', texts([`${patient.firstName} ${patient.lastName}`])),
    entry('Born', `${texts([born])}${years}`),
    entry('Sex', SEX[patient.sex]),
    entry('Patient code', texts([patient.patientCode])),
    entry(
      'As recorded',
      `${texts([momentInWords(new Date(knownAt), clinic.timeZone)])} <small>(version ${version})</small>`,
    ),
  ].join('')}</dl>`;
}

function drawingHtml({ moment, filter }: ChartPrint, dentition: DentitionView): string {
  const { notation } = filter;
  const { state } = moment;
  const options = { theme: 'print', notation, dentition, interactive: false, background: false } as const;
  const left = undrawn(state, { dentition });
  const notice = left.length
    ? `<p class="notice">Not drawn in these rows, see the list: ${texts([left.join(', ')])}</p>`
    : '';
  const tall = dentition === 'mixed' ? ' tall' : '';
  return (
    `<div class="drawing${tall}">${renderOdontogram(state, { ...options, uid: 'chart' })}</div>${notice}` +
    `<div class="legend">${renderLegend({ theme: 'print', uid: 'legend' })}</div>`
  );
}

function indexHtml(name: string, { value, decayed, missing, filled, base, notRecorded }: ChartIndicesDto['permanent']) {
  const parts = `${decayed.length} decayed, ${missing.length} missing, ${filled.length} filled`;
  const open = notRecorded.length ? `; at least, ${notRecorded.length} not recorded` : '';
  return `<p><b>${name} ${value}</b> <span>${parts}; of ${base} teeth${open}</span></p>`;
}

/** An index of teeth nobody has recorded says nothing. */
function indicesHtml({ moment }: ChartPrint): string {
  const { permanent, primary } = indicesOf(moment.state, moment.patient, moment.asOf);
  const shown = [
    permanent.notRecorded.length < permanent.base ? indexHtml('DMFT', permanent) : '',
    primary.notRecorded.length < primary.base ? indexHtml('dmft', primary) : '',
  ].join('');
  return shown && `<section class="indices">${shown}</section>`;
}

/** The chart as a page to print: everything escaped, nothing fetched, one sheet unless the list is long. */
export function chartPage(print: ChartPrint): PdfPage {
  const { moment, filter, clinic, printedBy, printedAt } = print;
  const { patient, state, history } = moment;
  const dentition = filter.dentition ?? dentitionOf(state, patient, moment.asOf);
  const findings = history.shown(state);
  const name = `${patient.firstName} ${patient.lastName}`;
  const body = [
    headerHtml(print),
    patientHtml(print),
    alertLine(print.alerts),
    drawingHtml(print, dentition),
    indicesHtml(print),
    findingsList(findings, filter.notation ?? 'fdi'),
  ].join('');
  const title = texts(['Dental chart', patient.patientCode, moment.asOf]);
  const printed = `printed by ${printedBy}, ${momentInWords(printedAt, clinic.timeZone)}`;
  return {
    html: `<html lang="en"><head><title>${title}</title><style>${fontFaces(body)}${STYLES}</style></head><body>${body}</body></html>`,
    expect: [patient.patientCode, name, dayInWords(moment.asOf), clinic.name, ...findings.slice(-1).map(lastWords)],
    maxPages: 2 + Math.ceil(linesOf(findings) / LINES),
    footer: {
      left: `${patient.patientCode} · ${name} · chart of ${dayInWords(moment.asOf)}, ${printed}`,
      numbering: 'Page {page} of {pages}',
    },
  };
}

/** Room the list may take: more pages than it needs are a mistake. */
const linesOf = (findings: readonly FindingDto[]): number =>
  findings.reduce((sum, { note }) => sum + 2 + Math.ceil((note?.length ?? 0) / LINE), 0);

/** That the list was printed to its end is seen by who recorded it. */
const lastWords = ({ author }: { author: { name: string } }): string => author.name;
