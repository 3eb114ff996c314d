import { layoutOf, type Layout } from '../../drawing/chart/layout';
import { prefixOf, type DrawableState, type LayoutOptions, type OdontogramOptions } from '../../drawing/chart/options';
import { esc } from '../../drawing/esc';
import { half, num, Pen } from '../../drawing/pen';
import { renderOdontogram } from '../../drawing/render';
import { THEMES, type Theme } from '../../drawing/theme';
import { label } from '../../teeth/notation';
import type { Arch } from '../../teeth/tooth';
import type { PerioExam } from '../exam';
import type { SiteRef } from '../sites';
import { paintBand, STRIP_CAPTIONS, type StripCaptions } from './band';
import { bandsOf, siteIn, STRIP_HEIGHT, stripRow, type Band } from './bands';
import { STRIP_COLOURS } from './palette';

const FONT = 'Inter Variable,Inter,Segoe UI,Arial,sans-serif';

export interface PerioDrawingOptions
  extends LayoutOptions, Pick<OdontogramOptions, 'theme' | 'uid' | 'notation' | 'background' | 'title'> {
  /** An earlier exam, drawn faint behind the figures. */
  readonly compare?: PerioExam;
  /** The site that is measured next: its digit is framed. */
  readonly focus?: SiteRef | null;
  readonly bandCaptions?: Partial<StripCaptions>;
}

export interface PerioStripOptions extends PerioDrawingOptions {
  /** One arch alone; both when left out. */
  readonly arch?: Arch;
  /** The mouth, for primary teeth that stand in the place of their successors. */
  readonly state?: DrawableState;
  /** Tooth numbers beside the bands. Default true. */
  readonly numbers?: boolean;
}

export interface PerioChartOptions extends PerioDrawingOptions {
  /** How the teeth between the strips are drawn. */
  readonly chart?: Omit<OdontogramOptions, keyof PerioDrawingOptions>;
}

const NUMBERS = 20;

interface Stripe {
  readonly arch: Arch;
  readonly bands: readonly Band[];
  /** Baseline of the tooth numbers. */
  readonly number: number;
}

interface StripLayout {
  readonly width: number;
  readonly height: number;
  readonly stripes: readonly Stripe[];
}

/** Strips below each other; the numbers stand where the teeth would. */
function stripLayout(layout: Layout, { arch, numbers = true }: PerioStripOptions): StripLayout {
  const arches: readonly Arch[] = arch ? [arch] : ['upper', 'lower'];
  const room = numbers ? NUMBERS : 0;
  const stripes: Stripe[] = [];
  let y = 0;
  for (const one of arches) {
    const row = stripRow(layout, one);
    if (!row) continue;
    const top = one === 'lower' ? y + room : y;
    stripes.push({ arch: one, bands: bandsOf(row, top), number: one === 'lower' ? y + 14 : y + STRIP_HEIGHT + 12 });
    y += STRIP_HEIGHT + room;
  }
  return { width: layout.width, height: y, stripes };
}

interface Inks {
  readonly theme: Theme;
  readonly body: Pen;
  readonly labels: Pen;
}

function paintBands(bands: readonly Band[], exam: PerioExam, options: PerioDrawingOptions, inks: Inks): void {
  const { compare, focus } = options;
  const colours = STRIP_COLOURS[options.theme ?? 'light'];
  const captions = { ...STRIP_CAPTIONS, ...options.bandCaptions };
  const { theme, body, labels } = inks;
  for (const band of bands) paintBand({ band, exam, compare, theme, colours, captions, focus }, body, labels);
}

function opened(width: number, height: number, role: string, title: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" role="${role}"` +
    ` aria-label="${esc(title)}" font-family="${FONT}" font-weight="700"` +
    ` text-anchor="middle" fill="none" stroke-linejoin="round">`
  );
}

const written = (uid: string, { body, labels }: Inks): string => {
  body.add(labels);
  const { markup, definitions } = body.finish(uid);
  return `${definitions && `<defs>${definitions}</defs>`}${markup}`;
};

const inksOf = ({ theme = 'light' }: PerioDrawingOptions): Inks => ({
  theme: THEMES[theme],
  body: new Pen(),
  labels: new Pen(),
});

const paper = (width: number, height: number, { body, theme }: Inks): void =>
  body.element('rect', { width, height, fill: theme.paper });

/**
 * The bands of an exam as SVG markup, on the columns of the chart: palatal or lingual outside, buccal beside the teeth.
 * 4 units a mm; the dashed line is the margin, the solid one the base of the pocket, dotted where no margin was
 * measured; digits are depths, over 3 mm bold, over 5 underlined; a dot bleeds, a ring is pus, a bar is plaque.
 * Same rules as the chart: presentation attributes only, every text escaped, ids begin with `uid`.
 */
export function renderPerioStrip(exam: PerioExam, options: PerioStripOptions = {}): string {
  const uid = prefixOf(options.uid ?? 'pd');
  const layout = layoutOf(options.state, options);
  const { width, height, stripes } = stripLayout(layout, options);
  const inks = inksOf(options);
  if (options.background ?? true) paper(width, height, inks);
  for (const { bands, number } of stripes) {
    paintBands(bands, exam, options, inks);
    if (options.numbers ?? true) paintNumbers(bands[0], number, exam, options, inks);
  }
  return `${opened(width, height, 'img', options.title ?? 'Periodontal strip')}${written(uid, inks)}</svg>`;
}

/** A tooth that is not in the exam has its number pale and light. */
function paintNumbers(
  band: Band | undefined,
  y: number,
  exam: PerioExam,
  options: PerioStripOptions,
  inks: Inks,
): void {
  const { notation = 'fdi' } = options;
  const { labels, theme } = inks;
  labels.group({ 'font-size': '11', fill: theme.ink }, () => {
    for (const { tooth, x } of band?.columns ?? []) {
      const absent = exam[tooth] ? {} : { fill: theme.muted, 'font-weight': '400' };
      labels.text(label(tooth, notation), { x: half(x), y, ...absent });
    }
  });
}

/** Where the parts of a perio chart are, units: what the screen needs to place a pointer. */
export interface PerioChartBox {
  readonly width: number;
  readonly height: number;
  /** Top of the teeth: take it off `y` before `hitTest`. */
  readonly chartTop: number;
  readonly chartHeight: number;
}

function chartParts(state: DrawableState, options: LayoutOptions): { box: PerioChartBox; bands: Band[] } {
  const layout = layoutOf(state, options);
  const lowerTop = STRIP_HEIGHT + layout.height;
  const [upper, lower] = [stripRow(layout, 'upper'), stripRow(layout, 'lower')];
  const bands = [...(upper ? bandsOf(upper, 0) : []), ...(lower ? bandsOf(lower, lowerTop) : [])];
  const { width, height: chartHeight } = layout;
  return { box: { width, height: lowerTop + STRIP_HEIGHT, chartTop: STRIP_HEIGHT, chartHeight }, bands };
}

export const perioChartBox = (state: DrawableState, options: LayoutOptions = {}): PerioChartBox =>
  chartParts(state, options).box;

/** The site at a point of `renderPerioChart`, in its units; null beside the bands. */
export const perioSiteAt = (state: DrawableState, options: LayoutOptions, x: number, y: number): SiteRef | null =>
  siteIn(chartParts(state, options).bands, x, y);

/** The site at a point of `renderPerioStrip`, in its units. */
export function stripSiteAt(options: PerioStripOptions, x: number, y: number): SiteRef | null {
  const { stripes } = stripLayout(layoutOf(options.state, options), options);
  return siteIn(
    stripes.flatMap(({ bands }) => bands),
    x,
    y,
  );
}

/** The chart with the strips of an exam above and below it, in one drawing: for the screen and for paper. */
export function renderPerioChart(state: DrawableState, exam: PerioExam, options: PerioChartOptions = {}): string {
  const uid = prefixOf(options.uid ?? 'pc');
  const { box, bands } = chartParts(state, options);
  const inks = inksOf(options);
  if (options.background ?? true) paper(box.width, box.height, inks);
  paintBands(bands, exam, options, inks);
  const { dentition, slots, theme, notation, chart } = options;
  const interactive = chart?.interactive ?? false;
  const teeth = renderOdontogram(state, {
    ...{ dentition, slots, theme, notation, ...chart, interactive },
    uid: `${uid}o`,
    background: false,
  });
  const title = options.title ?? 'Periodontal chart';
  const nested = `<svg y="${num(box.chartTop)}" width="${num(box.width)}" height="${num(box.chartHeight)}">${teeth}</svg>`;
  const role = interactive ? 'group' : 'img';
  return `${opened(box.width, box.height, role, title)}${written(uid, inks)}${nested}</svg>`;
}
