import { prefixOf, type OdontogramOptions } from '../drawing/chart/options';
import { esc } from '../drawing/esc';
import { lineData, type Point } from '../drawing/geometry/path';
import { num, Pen, type Attributes } from '../drawing/pen';
import { THEMES, type Theme } from '../drawing/theme';
import type { Day } from '../findings/finding';
import { GREATLY_IMPROVED_POINTS, IMPROVED_PERCENT } from './par';

/** One weighted PAR with the day it was taken on. */
export interface ParPoint {
  readonly on: Day;
  readonly value: number;
}

/** Words in the drawing; English unless the caller translates them. */
export interface ProgressCaptions {
  /** Name of the drawing before its figures: "Weighted PAR". */
  readonly title: string;
  readonly improved: string;
  readonly greatlyImproved: string;
  readonly empty: string;
}

export const PROGRESS_CAPTIONS: ProgressCaptions = {
  title: 'Weighted PAR',
  improved: 'improved (30 %)',
  greatlyImproved: 'greatly improved (22)',
  empty: 'No PAR recorded yet',
};

export interface ProgressOptions extends Pick<OdontogramOptions, 'theme' | 'uid' | 'background'> {
  readonly captions?: Partial<ProgressCaptions>;
  /** How a day is written under its point; ISO unless told. */
  readonly dayText?: (day: Day) => string;
}

const FONT = 'Inter Variable,Inter,Segoe UI,Arial,sans-serif';
/** The drawing and the room around its field: values on the left, days below, what the marks mean on the right. */
const WIDTH = 570;
const HEIGHT = 170;
const FIELD = { left: 34, right: 452, top: 22, bottom: 132 } as const;
/** Days under points stand at least this far apart; the first and the last are always written. */
const DAY_ROOM = 64;

interface Plot {
  readonly points: readonly ParPoint[];
  readonly at: readonly Point[];
  readonly top: number;
  y(value: number): number;
}

/** Milliseconds of a day; a day that is none is refused before anything is drawn. */
function time(day: Day): number {
  const found = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(found)) throw new RangeError(`“${day}” is not a day`);
  return found;
}

function plotOf(given: readonly ParPoint[]): Plot {
  const points = given.toSorted((a, b) => time(a.on) - time(b.on));
  const [first, last] = [points[0], points.at(-1)];
  // A little air above the highest, in steps of ten: two drawings of one patient can be compared.
  const top = Math.max(10, Math.ceil((Math.max(0, ...points.map(({ value }) => value)) + 1) / 10) * 10);
  const y = (value: number): number => FIELD.bottom - (value / top) * (FIELD.bottom - FIELD.top);
  const span = first && last ? time(last.on) - time(first.on) : 0;
  const x = (day: Day): number =>
    first && span > 0
      ? FIELD.left + 12 + ((time(day) - time(first.on)) / span) * (FIELD.right - FIELD.left - 30)
      : (FIELD.left + FIELD.right) / 2;
  return { points, at: points.map(({ on, value }) => [x(on), y(value)]), top, y };
}

/** Scale on the left: 0, the middle and the top. */
function paintScale({ top, y }: Plot, theme: Theme, pen: Pen): void {
  for (const value of [0, top / 2, top]) {
    const line = lineData([
      [FIELD.left, y(value)],
      [FIELD.right, y(value)],
    ]);
    const isZero = value === 0;
    pen.path(line, { stroke: isZero ? theme.line : theme.grid, 'stroke-width': isZero ? 1.1 : 0.8 });
    pen.text(String(value), { x: FIELD.left - 6, y: y(value) + 3, 'text-anchor': 'end', fill: theme.muted });
  }
}

/** Lines of words beside the field do not touch. */
const LINE = 11;

/** Where the occlusion counts as improved and as greatly improved, from the first value. */
function paintMarks({ points, y }: Plot, captions: ProgressCaptions, theme: Theme, pen: Pen): void {
  const start = points[0]?.value ?? 0;
  const marks = [
    { value: start * (1 - IMPROVED_PERCENT / 100), words: captions.improved, dash: '4 2' },
    { value: start - GREATLY_IMPROVED_POINTS, words: captions.greatlyImproved, dash: '1.5 2' },
  ].toSorted((a, b) => b.value - a.value);
  let free = -Infinity;
  for (const { value, words, dash } of marks) {
    // Who begins below 22 points cannot gain 22.
    if (start === 0 || value < 0) continue;
    const line = lineData([
      [FIELD.left, y(value)],
      [FIELD.right, y(value)],
    ]);
    pen.path(line, { stroke: theme.accent, 'stroke-width': 1, 'stroke-dasharray': dash });
    const at = Math.max(y(value) + 3, free);
    free = at + LINE;
    pen.text(words, { x: FIELD.right + 6, y: at, 'text-anchor': 'start', fill: theme.accent });
  }
}

/** Paper around a text, so that no line runs through it. */
const clear = ({ paper }: Theme): Attributes => ({ stroke: paper, 'stroke-width': 3, 'paint-order': 'stroke' });

function paintPoints({ points, at }: Plot, theme: Theme, pen: Pen, dayText: (day: Day) => string): void {
  pen.path(lineData(at), { stroke: theme.ink, 'stroke-width': 1.6 });
  const end = at.at(-1)?.[0] ?? 0;
  let written = -Infinity;
  points.forEach(({ on, value }, i) => {
    const [x, y] = at[i] ?? [0, 0];
    pen.element('circle', { cx: x, cy: y, r: 3.4, fill: theme.paper, stroke: theme.ink, 'stroke-width': 1.6 });
    pen.text(String(value), { x, y: y - 8, 'font-size': '11', 'font-weight': '700', fill: theme.ink, ...clear(theme) });
    const isLast = i === points.length - 1;
    if (!isLast && (x - written < DAY_ROOM || end - x < DAY_ROOM)) return;
    written = x;
    pen.text(dayText(on), { x, y: FIELD.bottom + 16, fill: theme.muted });
  });
}

/** Everything the drawing shows as one sentence: "Weighted PAR: 39 on 2024-03-02, 5 on 2026-10-05". */
function sentence({ points }: Plot, { title, empty }: ProgressCaptions, dayText: (day: Day) => string): string {
  const all = points.map(({ on, value }) => `${value}, ${dayText(on)}`);
  return `${title}: ${all.length > 0 ? all.join('; ') : empty}`;
}

/**
 * Weighted PAR over time as SVG markup: the points in days, and from where the first value the occlusion counts as
 * improved (30 %) and greatly improved (22 points). Same rules as the chart: presentation attributes only, every text
 * escaped. Throws RangeError on a day that is none.
 */
export function renderParProgress(given: readonly ParPoint[], options: ProgressOptions = {}): string {
  const uid = prefixOf(options.uid ?? 'par');
  const theme = THEMES[options.theme ?? 'light'];
  const captions = { ...PROGRESS_CAPTIONS, ...options.captions };
  const dayText = options.dayText ?? ((day: Day) => day);
  const plot = plotOf(given);
  const pen = new Pen();
  if (options.background ?? true) pen.element('rect', { width: WIDTH, height: HEIGHT, fill: theme.paper });
  paintScale(plot, theme, pen);
  paintMarks(plot, captions, theme, pen);
  paintPoints(plot, theme, pen, dayText);
  if (given.length === 0) {
    const middle = { x: (FIELD.left + FIELD.right) / 2, y: (FIELD.top + FIELD.bottom) / 2 };
    pen.text(captions.empty, { ...middle, 'font-size': '11', fill: theme.muted, ...clear(theme) });
  }
  const { markup, definitions } = pen.finish(uid);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(WIDTH)} ${num(HEIGHT)}" role="img"` +
    ` aria-label="${esc(sentence(plot, captions, dayText))}" font-family="${FONT}" font-size="9"` +
    ` text-anchor="middle" fill="none" stroke-linejoin="round">${definitions && `<defs>${definitions}</defs>`}${markup}</svg>`
  );
}
