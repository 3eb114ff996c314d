import { lineData, pathData, strokes, type Command, type Polygon } from '../../drawing/geometry/path';
import { half, Pen } from '../../drawing/pen';
import type { Theme } from '../../drawing/theme';
import type { ToothId } from '../../teeth/tooth';
import type { Furcation, PerioExam } from '../exam';
import { readingAt, type SiteRef } from '../sites';
import { LINES, MM, placedSites, type Aspect, type Band, type PlacedSite } from './bands';
import { comparedLook, currentLook, paintLines, paintPockets } from './curve';
import type { StripColours } from './palette';

/** Letters at the ends of the bands; English unless the caller translates them. */
export interface StripCaptions {
  readonly vestibular: string;
  readonly palatal: string;
  readonly lingual: string;
  /** Before a degree: mobility and furcation. */
  readonly mobility: string;
  readonly furcation: string;
}

export const STRIP_CAPTIONS: StripCaptions = {
  vestibular: 'B',
  palatal: 'P',
  lingual: 'L',
  mobility: 'M',
  furcation: 'F',
};

export interface BandInput {
  readonly band: Band;
  readonly exam: PerioExam;
  readonly compare?: PerioExam;
  readonly theme: Theme;
  readonly colours: StripColours;
  readonly captions: StripCaptions;
  readonly focus?: SiteRef | null;
}

/** Depths the grid is drawn at, mm. */
const GRID = [3, 6, 9] as const;
const BOLD_FROM = 4;
const ALERT_FROM = 6;

const awayFrom = ({ zero, root }: Band, units: number): number => zero - root * units;

function ends({ columns }: Band): readonly [number, number] {
  const [first, last] = [columns[0], columns.at(-1)];
  return first && last ? [first.x - first.width / 2, last.x + last.width / 2] : [0, 0];
}

function paintGrid({ band, theme, captions }: BandInput, pen: Pen, labels: Pen): void {
  const { zero, root, aspect, isUpper } = band;
  const [left, right] = ends(band);
  for (const mm of GRID) {
    const y = zero + root * mm * MM;
    pen.path(
      lineData([
        [left, y],
        [right, y],
      ]),
      { stroke: theme.grid, 'stroke-width': 0.8 },
    );
    labels.text(String(mm), { x: right + 7, y: y + 2.4, 'font-size': '7', 'font-weight': '400', fill: theme.muted });
  }
  pen.path(
    lineData([
      [left, zero],
      [right, zero],
    ]),
    { stroke: theme.line, 'stroke-width': 1.1 },
  );
  const letter = aspect === 'vestibular' ? captions.vestibular : isUpper ? captions.palatal : captions.lingual;
  labels.text(letter, { x: left - 8, y: zero + 3, 'font-size': '9', fill: theme.ink });
}

function paintDigit({ tooth, site, x }: PlacedSite, { band, exam, colours }: BandInput, digits: Pen): void {
  const { depth } = readingAt(exam, tooth, site);
  if (depth === null) return;
  const isAlert = depth >= ALERT_FROM;
  digits.text(String(depth), {
    x,
    y: awayFrom(band, LINES.digit) + 3,
    'font-weight': depth >= BOLD_FROM ? '700' : undefined,
    fill: isAlert ? colours.alert : undefined,
    'text-decoration': isAlert ? 'underline' : undefined,
  });
}

/** Bleeding and plaque are one path each: a full band of signs costs little. */
function paintSigns(sites: readonly PlacedSite[], { band, exam, theme, colours }: BandInput, pen: Pen): void {
  const those = (what: 'bleeds' | 'plaque' | 'suppurates'): PlacedSite[] =>
    sites.filter(({ tooth, site }) => readingAt(exam, tooth, site)[what]);
  const cy = awayFrom(band, LINES.bleeding);
  const dots = those('bleeds').flatMap(({ x }): Command[] => [
    { op: 'M', points: [[x, cy]] },
    { op: 'dot', points: [] },
  ]);
  pen.path(pathData(dots), { stroke: colours.alert, 'stroke-width': 4.6, 'stroke-linecap': 'round' });
  // Pus: a ring, so that it is seen around the dot and without it.
  pen.group({ stroke: colours.alert, 'stroke-width': 1 }, () => {
    for (const { x } of those('suppurates')) pen.element('circle', { cx: half(x), cy, r: 3.6 });
  });
  const y = awayFrom(band, LINES.plaque);
  const bars = those('plaque').map(({ x }): Polygon => [
    [x - 2.5, y],
    [x + 2.5, y],
  ]);
  pen.path(strokes(...bars), { stroke: theme.ink, 'stroke-width': 1.6 });
}

/** Where an entrance is probed from: those between upper teeth from the palate, at their side of the tooth. */
const ENTRANCES: Readonly<Record<Aspect, readonly (Furcation | null)[]>> = {
  vestibular: [null, 'vestibular', null],
  oral: ['distal', 'oral', 'mesial'],
};

function degreesAt(tooth: ToothId, aspect: Aspect, place: number, { exam, captions }: BandInput): string {
  const found = exam[tooth];
  const entrance = ENTRANCES[aspect][place];
  const furcation = (entrance && found?.furcations[entrance]) ?? 0;
  const mobility = aspect === 'vestibular' && place === 1 ? (found?.mobility ?? 0) : 0;
  const words = [
    mobility ? `${captions.mobility}${mobility}` : '',
    furcation ? `${captions.furcation}${furcation}` : '',
  ];
  return words.filter(Boolean).join(' ');
}

function paintDegrees(sites: readonly PlacedSite[], input: BandInput, labels: Pen): void {
  const { band, theme } = input;
  for (const { tooth, site, x } of sites) {
    const place = site.startsWith('distal') ? 0 : site.startsWith('mesial') ? 2 : 1;
    const words = degreesAt(tooth, band.aspect, place, input);
    const y = awayFrom(band, LINES.degrees) + 2.6;
    if (words) labels.text(words, { x, y, 'font-size': '7.5', fill: theme.ink });
  }
}

function paintFocus(sites: readonly PlacedSite[], { band, theme, focus }: BandInput, pen: Pen): void {
  const at = sites.find(({ tooth, site }) => focus?.[0] === tooth && focus[1] === site);
  if (!at) return;
  const y = awayFrom(band, LINES.digit) - 6.5;
  const box = { x: at.x - 6.5, y, width: 13, height: 13, rx: 3 };
  pen.element('rect', { ...box, fill: theme.selected, stroke: theme.accent, 'stroke-width': 1.6 });
}

/** Draws one band: grid, pockets, the exam compared with behind the curve, depths, bleeding, plaque, mobility and furcations. */
export function paintBand(input: BandInput, body: Pen, labels: Pen): void {
  const { band, exam, compare, theme, colours } = input;
  const sites = band.columns.flatMap((column) => placedSites(column, band.aspect));
  paintGrid(input, body, labels);
  paintPockets(body, band, exam, colours.pocket);
  if (compare) paintLines(body, band, compare, comparedLook(colours));
  paintLines(body, band, exam, currentLook(colours));
  paintFocus(sites, input, body);
  const digits = new Pen();
  for (const site of sites) paintDigit(site, input, digits);
  paintSigns(sites, input, body);
  labels.group({ 'font-size': '8.5', 'font-weight': '400', fill: theme.ink }, () => labels.add(digits));
  paintDegrees(sites, input, labels);
}
