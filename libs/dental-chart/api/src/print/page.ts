import type { ChartPrintFilter, DmftDto, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { renderLegend, renderOdontogram, undrawn, type DentitionView } from '@cuspid/odontogram';
import type { Patient } from '@cuspid/patients/api';
import type { AlertsDto } from '@cuspid/patients/contracts/dto';
import { dayInWords, escapeHtml, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import type { ClinicSetting } from '@cuspid/settings/api';
import type { ChartMoment } from '../chart.service';
import { ageOn, dentitionOf, indicesOf } from '../dentition';
import { alertLine } from './alert-line';
import { findingsList } from './findings-list';
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

/** Lines of the list beside a drawing in full width; a longer list is set closer, so that it still fits one sheet. */
const COMFORTABLE = 36;
/** Less than what fits: a line of the list, and the lines of a sheet’s two columns. */
const LINE = 36;
const LINES = 60;

const SEX: Record<Patient['sex'], string> = { MALE: 'Male', FEMALE: 'Female', OTHER: 'Other' };

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

function indexHtml(name: string, { value, decayed, missing, filled, base, notRecorded }: DmftDto): string {
  const [d, m, f] = name === 'dmft' ? ['d', 'm', 'f'] : ['D', 'M', 'F'];
  const parts = `${d} ${decayed.length}, ${m} ${missing.length}, ${f} ${filled.length}`;
  const those = (letter: string | undefined, teeth: readonly string[]) =>
    teeth.length && `${letter} ${teeth.join(' ')}`;
  const open = notRecorded.length && `at least: ${notRecorded.length} of them not recorded`;
  const why = [`base ${base} teeth`, those(d, decayed), those(m, missing), those(f, filled), open];
  return `<p><b>${name} ${value} (${parts})</b> <span>${why.filter(Boolean).join('; ')}</span></p>`;
}

/** An index of teeth nobody looks for, or nobody has recorded, says nothing. */
function indicesHtml({ moment }: ChartPrint, dentition: DentitionView): string {
  const { permanent, primary } = indicesOf(moment.state, moment.patient, moment.asOf);
  const says = ({ notRecorded, base }: DmftDto) => notRecorded.length < base;
  const shown = [
    dentition !== 'primary' && says(permanent) ? indexHtml('DMFT', permanent) : '',
    dentition !== 'permanent' && says(primary) ? indexHtml('dmft', primary) : '',
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
  const list = findingsList(findings, filter.notation ?? 'fdi');
  const body = [
    headerHtml(print),
    patientHtml(print),
    alertLine(print.alerts, clinic.timeZone),
    drawingHtml(print, dentition),
    indicesHtml(print, dentition),
    list.authors,
    list.html,
  ].join('');
  const title = texts(['Dental chart', patient.patientCode, moment.asOf]);
  const printed = `printed by ${printedBy}, ${momentInWords(printedAt, clinic.timeZone)}`;
  return {
    html: `<html lang="en"><head><title>${title}</title><style>${fontFaces(body)}${STYLES}</style></head><body${list.lines > COMFORTABLE ? ' class="close"' : ''}>${body}</body></html>`,
    expect: [patient.patientCode, name, dayInWords(moment.asOf), clinic.name, list.last],
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
