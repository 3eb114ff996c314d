import type { ToothId } from '../../teeth/tooth';
import { fillZone } from '../ground';
import { rounded, type Point } from '../geometry/path';
import { plainStroke, stroke } from '../ink';
import type { Column, Row } from './layout';
import type { Span } from './spans';

/** Height of the flange beyond the necks, units. */
const FLANGE = 13;

/** Neighbouring places of the row that the denture fills. */
function saddles(row: Row, columns: readonly Column[], clasps: readonly ToothId[]): Column[][] {
  const found: Column[][] = [];
  let before = -2;
  row.columns.forEach((column, i) => {
    if (!columns.includes(column) || clasps.includes(column.tooth)) return;
    if (i - before === 1) found.at(-1)?.push(column);
    else found.push([column]);
    before = i;
  });
  return found;
}

/** The base over the gum: one soft edge along the necks, the other in the fold. */
function flange({ row, up }: Span, saddle: readonly Column[]): Point[] {
  const neck = ({ shape }: Column): number => row.occlusal - up * (shape.crownHeight - 2);
  const [first, last] = [saddle[0], saddle.at(-1)];
  if (!first || !last) return [];
  const along = (away: number): Point[] => [
    [first.x - first.width / 2, neck(first) - up * away],
    ...saddle.map((column): Point => [column.x, neck(column) - up * away]),
    [last.x + last.width / 2, neck(last) - up * away],
  ];
  return rounded([...along(-1.5), ...along(FLANGE).toReversed()]);
}

/** A denture: a base over every gap, framed on the diagrams, and a bar on the oral side from saddle to saddle. */
export function denture(span: Span): void {
  const { pen, row, columns, ink, up, abutments } = span;
  const parts = saddles(row, columns, abutments);
  for (const saddle of parts) {
    const [first, last] = [saddle[0], saddle.at(-1)];
    if (!first || !last) continue;
    // On the chart nothing is mirrored.
    fillZone({ pen, lean: 1 }, flange(span, saddle), undefined, ink, 1.4);
    const depth = Math.max(...saddle.map(({ shape }) => shape.diagram.halfDepth)) + 3;
    const [x, end] = [first.x - first.width / 2 + 0.5, last.x + last.width / 2 - 0.5];
    const frame = { x, y: row.diagram - depth, width: end - x, height: depth * 2, rx: 7 };
    pen.element('rect', { ...frame, ...stroke(ink, 1.5), stroke: ink.onPaper });
  }
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last || (parts.length < 2 && !abutments.length)) return;
  const depth = Math.max(...columns.map(({ shape }) => shape.diagram.halfDepth)) + 2.6;
  const bar = { x: first.x, y: row.diagram + up * depth - 1.5, width: last.x - first.x, height: 3, rx: 1.5 };
  pen.element('rect', {
    ...bar,
    fill: ink.isHollow ? '#fff' : ink.tint,
    ...plainStroke(ink, 1.1),
    stroke: ink.onPaper,
  });
}

/** Two parallel lines over the crowns, with a rung between neighbours. */
export function splint({ pen, row, columns, ink, up }: Span): void {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return;
  const lowest = Math.min(...columns.map(({ shape }) => shape.crownHeight));
  const y = row.occlusal - up * lowest * 0.5;
  const [from, to] = [first.x - first.width * 0.36, last.x + last.width * 0.36];
  pen.element('rect', { x: from, y: y - 3.4, width: to - from, height: 6.8, rx: 2, fill: '#fff', ...stroke(ink, 1.7) });
  columns.forEach((column, i) => {
    if (!columns[i + 1]) return;
    const x = column.x + column.width / 2;
    pen.element('rect', {
      x: x - 1.6,
      y: y - 5.4,
      width: 3.2,
      height: 10.8,
      fill: ink.isHollow ? '#fff' : ink.colour,
      ...plainStroke(ink, 1),
    });
  });
}
