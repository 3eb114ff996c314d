import { lineData, polygonData, strokes, type Point } from '../geometry/path';
import { inkOf, stroke, type Drawn, type Ink } from '../ink';
import { isFinished } from '../../findings/layers';
import { itemOf, isPontic, usePart, type Cell } from './cell';

/** The tooth as far as it is there, before anything is painted on it. */

const ghostOutline = (cell: Cell): void =>
  usePart(cell, 'g', { stroke: cell.theme.soft, 'stroke-width': 0.8, 'stroke-dasharray': '2' });

function roots(cell: Cell, attributes: Record<string, string | number>): void {
  if (cell.shape.behind) usePart(cell, 'p', attributes);
  usePart(cell, 'r', attributes);
}

const enamel = (cell: Cell): void =>
  usePart(cell, 'c', { fill: cell.definitions.gradient('crown'), stroke: cell.theme.line });

/** Screw with threads, instead of roots. */
function screw(cell: Cell, ink: Ink): void {
  const radius = Math.min(cell.shape.neck * 0.3, 13);
  const length = cell.shape.rootHeight * 0.86;
  const narrow = radius * 0.6;
  const body: Point[] = [
    [-radius, 1],
    [-radius, -5],
    [-narrow, -length * 0.92],
    [0, -length],
    [narrow, -length * 0.92],
    [radius, -5],
    [radius, 1],
  ];
  const threads: Point[][] = [];
  for (let y = -7; y > -length * 0.9; y -= 5.2) {
    const reach = radius * (1 + 0.38 * (y / length)) + 2.4;
    threads.push([
      [-reach, y],
      [reach, y - 2.6],
    ]);
  }
  cell.pen.path(polygonData(body), { fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.3) });
  cell.pen.path(strokes(...threads), { stroke: ink.colour, 'stroke-width': 1.8, 'stroke-linecap': 'round' });
  cell.pen.path(
    lineData([
      [-radius - 1, -2],
      [radius + 1, -2],
    ]),
    { stroke: ink.colour, 'stroke-width': 2.2 },
  );
}

function implant(cell: Cell, { ink }: Drawn): void {
  screw(cell, ink);
  if (itemOf(cell, 'crown') || itemOf(cell, 'bridge')) enamel(cell);
  else usePart(cell, 'c', { stroke: cell.theme.soft, 'stroke-dasharray': '2' });
}

/** A crown hanging over roots that are no longer there. */
function pontic(cell: Cell): void {
  roots(cell, { stroke: cell.theme.soft, 'stroke-width': 0.7, 'stroke-dasharray': '1.6 2.4' });
  enamel(cell);
}

function remnant(cell: Cell, ink: Ink): void {
  const { neck } = cell.shape;
  roots(cell, { fill: cell.definitions.gradient('root'), stroke: cell.theme.line });
  usePart(cell, 'c', { fill: cell.theme.paper, stroke: cell.theme.soft, 'stroke-width': 0.8, 'stroke-dasharray': '2' });
  const torn = Array.from({ length: 7 }, (_, i): Point => [-neck / 2 + (neck * i) / 6, i % 2 ? 3.4 : -3.2]);
  cell.pen.path(lineData(torn), { stroke: ink.colour, 'stroke-width': 2, 'stroke-linejoin': 'miter' });
}

/** In the jaw: dashed tooth with a dashed ring around the crown. */
function hidden(cell: Cell): void {
  const { width, crownHeight: h } = cell.shape;
  usePart(cell, 'g', { fill: cell.theme.paper, stroke: cell.theme.line, 'stroke-dasharray': '2.4 1.8' });
  const ring = { cx: 0, cy: h * 0.5, rx: width * 0.5 + 4, ry: h * 0.5 + 5 };
  cell.pen.element('ellipse', { ...ring, stroke: cell.theme.ink, 'stroke-width': 1.3, 'stroke-dasharray': '4 2.4' });
}

/** Whether a finding puts something where no tooth is: an implant or a pontic, also a planned one. */
function replacement(cell: Cell): Drawn | undefined {
  const screwIn = itemOf(cell, 'implant');
  if (screwIn) return screwIn;
  const hung = cell.items.find((item) => isPontic(cell, item));
  const isGap = cell.presence === 'missing' || cell.presence === 'pontic';
  return hung && (isGap || isFinished(hung.finding.layer)) ? hung : undefined;
}

/** Draws what stands in this place. */
export function paintBase(cell: Cell): void {
  const { presence, theme } = cell;
  const instead = replacement(cell);
  if (instead) {
    if (instead.finding.code === 'implant') implant(cell, instead);
    else pontic(cell);
  } else if (presence === 'missing') ghostOutline(cell);
  else if (presence === 'remnant') {
    remnant(
      cell,
      itemOf(cell, 'remnant')?.ink ?? inkOf(theme, { tooth: cell.tooth, code: 'remnant', layer: 'condition' }, false),
    );
  } else if (presence === 'unerupted' || presence === 'impacted') hidden(cell);
  else if (presence === 'not_recorded') usePart(cell, 'g', { fill: theme.paper, stroke: theme.soft });
  else usePart(cell, 't', {});
}

const TILT: Readonly<Record<string, number>> = { mesial: -48, distal: 42, horizontal: -88, vertical: 0, inverted: 180 };

/** How the whole tooth is moved: not through yet, tilted in the jaw, or halfway out. */
export function placement(cell: Cell): string | undefined {
  const { presence, shape } = cell;
  if (presence === 'partial') return 'translate(0 -11)';
  if (presence === 'unerupted') return 'translate(0 -9) scale(.86)';
  if (presence !== 'impacted') return undefined;
  const angle = TILT[itemOf(cell, 'impacted')?.finding.param ?? 'mesial'] ?? 0;
  const middle = Math.round(shape.crownHeight * 0.4);
  return `translate(${angle < 0 ? 5 : -5} -14) scale(.8) rotate(${angle} 0 ${middle})`;
}
