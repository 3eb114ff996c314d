import { lineData, polygonData, type Point } from '../../drawing/geometry/path';
import type { Attributes, Pen } from '../../drawing/pen';
import type { PerioExam } from '../exam';
import { readingAt } from '../sites';
import { MM, placedSites, type Band } from './bands';
import type { StripColours } from './palette';

/** Deeper and higher than this, mm from the zero line, the curve would run into the next band; the digit has the truth. */
const DEEPEST = 11;
const HIGHEST = -3;

interface CurvePoint {
  readonly x: number;
  readonly margin: number;
  readonly base: number;
}

/** Neighbouring sites that can be joined. Where the margin was not measured the depth hangs from the zero line. */
interface Run {
  readonly isMarginKnown: boolean;
  readonly points: CurvePoint[];
}

/** Runs of measured sites: a missing tooth or a site without a depth breaks the curve, nothing is bridged. */
export function runsOf({ columns, aspect }: Pick<Band, 'columns' | 'aspect'>, exam: PerioExam): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const { tooth, site, x } of columns.flatMap((column) => placedSites(column, aspect))) {
    const { depth, margin } = readingAt(exam, tooth, site);
    if (depth === null) {
      open = undefined;
      continue;
    }
    if (open?.isMarginKnown !== (margin !== null)) {
      open = { isMarginKnown: margin !== null, points: [] };
      runs.push(open);
    }
    open.points.push({ x, margin: margin ?? 0, base: (margin ?? 0) + depth });
  }
  return runs;
}

/** How the lines of one exam look. */
interface Look {
  readonly margin: Attributes;
  readonly base: Attributes;
}

const NOW = 1.5;
const BEFORE = 1;

export const currentLook = (colours: StripColours): Look => ({
  margin: { stroke: colours.margin, 'stroke-width': NOW, 'stroke-dasharray': '4 1.6' },
  base: { stroke: colours.base, 'stroke-width': NOW },
});

export const comparedLook = ({ faint }: StripColours): Look => ({
  margin: { stroke: faint, 'stroke-width': BEFORE, 'stroke-dasharray': '2 1.6' },
  base: { stroke: faint, 'stroke-width': BEFORE },
});

const clamped = (mm: number): number => Math.max(HIGHEST, Math.min(DEEPEST, mm));
/** A run of one site is drawn this wide, so that it is not nothing. */
const ALONE = 3;

function line(points: readonly CurvePoint[], { zero, root }: Band, of: 'margin' | 'base'): Point[] {
  const at = (point: CurvePoint): number => zero + root * clamped(point[of]) * MM;
  const [only] = points;
  if (points.length === 1 && only) {
    return [
      [only.x - ALONE, at(only)],
      [only.x + ALONE, at(only)],
    ];
  }
  return points.map((point) => [point.x, at(point)]);
}

/** The pockets as a tint between margin and base. */
export function paintPockets(pen: Pen, band: Band, exam: PerioExam, fill: string): void {
  for (const { points } of runsOf(band, exam)) {
    const base = line(points, band, 'base').toReversed();
    pen.path(polygonData([...line(points, band, 'margin'), ...base]), { fill });
  }
}

/** Margin dashed, base of the pockets solid. */
export function paintLines(pen: Pen, band: Band, exam: PerioExam, look: Look): void {
  for (const { points, isMarginKnown } of runsOf(band, exam)) {
    // Dotted: depths are known, but not from where they hang.
    const dash = isMarginKnown ? {} : { 'stroke-dasharray': '1.2 1.6' };
    pen.path(lineData(line(points, band, 'base')), { ...look.base, ...dash });
    if (isMarginKnown) pen.path(lineData(line(points, band, 'margin')), look.margin);
  }
}
