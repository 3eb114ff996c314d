import type { ChartProfile } from '@cuspid/dental-chart/contracts';
import type { ChartPrintFilter, DmfsDto, DmftDto, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { renderLegend, renderOdontogram, undrawn, type ChartState, type DentitionView } from '@cuspid/odontogram';
import { momentInWords } from '@cuspid/platform/providers';
import { teethAwaiting } from '../cosign/waiting';
import type { ChartFacts } from '../versions/chart-facts';
import { findingsList } from './findings-list';
import { texts, type PaperContent, type PaperFact } from './page';
import { STYLES } from './styles';

/** A chart to be printed, as it stands now or as it was frozen. */
export interface ChartSheet {
  facts: ChartFacts;
  /** The same, folded: what is drawn. */
  state: ChartState;
  /** Until when what was recorded counts. */
  knownAt: string;
  timeZone: string;
  hash: string;
  patient: PaperContent['patient'];
  filter: Pick<ChartPrintFilter, 'notation' | 'dentition' | 'profile'>;
}

/** Lines of the list beside a drawing in full width; a longer list is set closer, so that it still fits one sheet. */
const COMFORTABLE = 34;
/** Less than what fits: a line of the list, and the lines of a sheet’s two columns. */
const LINE = 36;
const LINES = 60;

/** Who examined, and who has looked at it again: a supervisor, a second opinion, the patient. */
const SIGNATURES = ['Clinician: name, signature, date', 'Checked by: name, signature, date'];

function recordedFact({ facts, knownAt, timeZone }: ChartSheet): PaperFact {
  const when = texts([momentInWords(new Date(knownAt), timeZone)]);
  return { term: 'As recorded', html: `${when} <small>(version ${facts.version})</small>` };
}

/** The legend of the drawing’s signs and colours, at the width of the sheet. */
export const legendHtml = (profile?: ChartProfile): string =>
  `<div class="legend">${renderLegend({ theme: 'print', profile, uid: 'legend' })}</div>`;

/** The drawing in vector, what it cannot show in its rows said below it, and always its legend. */
function drawingHtml({ facts, state, filter }: ChartSheet, dentition: DentitionView): string {
  const { notation, profile } = filter;
  const options = { theme: 'print', profile, notation, dentition, interactive: false, background: false } as const;
  const left = undrawn(state, { dentition });
  const notice = left.length
    ? `<p class="notice">Not drawn in these rows, see the list: ${texts([left.join(', ')])}</p>`
    : '';
  const tall = dentition === 'mixed' ? ' tall' : '';
  return `<div class="drawing${tall}">${renderOdontogram(state, { ...options, awaiting: teethAwaiting(facts.findings), uid: 'chart' })}</div>${notice}${legendHtml(profile)}`;
}

const surfaceCount = (teeth: DmfsDto['decayed']): number =>
  teeth.reduce((sum, { surfaces }) => sum + surfaces.length, 0);

/** DMFT with its teeth, DMFS with its counts, and what both were counted by. */
function indexHtml(name: 'DMFT' | 'dmft', teeth: DmftDto, by: DmfsDto, from: number): string {
  const { value, decayed, missing, filled, base, notRecorded } = teeth;
  const [d, m, f] = name === 'dmft' ? ['d', 'm', 'f'] : ['D', 'M', 'F'];
  const counts = (one: number, two: number, three: number): string => `${d} ${one}, ${m} ${two}, ${f} ${three}`;
  const parts = counts(decayed.length, missing.length, filled.length);
  const surfaces = counts(surfaceCount(by.decayed), by.missingSurfaces, surfaceCount(by.filled));
  const those = (letter: string | undefined, which: readonly string[]) =>
    which.length && `${letter} ${which.join(' ')}`;
  const open = notRecorded.length && `at least: ${notRecorded.length} of them not recorded`;
  const rules = `${base} teeth, ${by.maxSurfaces} surfaces, ICDAS ${from}+`;
  const why = [rules, those(d, decayed), those(m, missing), those(f, filled), open];
  const values = `${name} ${value} (${parts}), ${name.slice(0, 3)}${name === 'dmft' ? 's' : 'S'} ${by.value} (${surfaces})`;
  return `<p><b>${values}</b> <span>${texts(
    why.map((one) => one || null),
    '; ',
  )}</span></p>`;
}

/** An index of teeth nobody looks for, or nobody has recorded, says nothing. */
function indicesHtml({ facts }: ChartSheet, dentition: DentitionView): string {
  const { permanent, permanentSurfaces, primary, primarySurfaces, decayedFrom } = facts.indices;
  const says = ({ notRecorded, base }: DmftDto) => notRecorded.length < base;
  const shown = [
    dentition !== 'primary' && says(permanent) ? indexHtml('DMFT', permanent, permanentSurfaces, decayedFrom) : '',
    dentition !== 'permanent' && says(primary) ? indexHtml('dmft', primary, primarySurfaces, decayedFrom) : '',
  ].join('');
  return shown && `<section class="indices">${shown}</section>`;
}

/** The chart as a page to print: everything escaped, nothing fetched, one sheet unless the list is long. */
export function chartSheet(sheet: ChartSheet): PaperContent {
  const { facts, filter, patient, hash } = sheet;
  const dentition = filter.dentition ?? facts.dentition;
  const list = findingsList(facts.findings, filter.notation ?? 'fdi');
  return {
    patient,
    title: 'Dental chart',
    day: facts.asOf,
    facts: [recordedFact(sheet)],
    sections: [drawingHtml(sheet, dentition), indicesHtml(sheet, dentition), list.authors, list.html],
    styles: STYLES,
    bodyClass: list.lines > COMFORTABLE ? 'close' : '',
    signatures: SIGNATURES,
    hash,
    expect: [list.last],
    maxPages: 2 + Math.ceil(linesOf(facts.findings) / LINES),
  };
}

/** Room the list may take: more pages than it needs are a mistake. */
const linesOf = (findings: readonly FindingDto[]): number =>
  findings.reduce((sum, { note }) => sum + 2 + Math.ceil((note?.length ?? 0) / LINE), 0);
