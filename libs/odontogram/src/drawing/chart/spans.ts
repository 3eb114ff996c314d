import type { FindingContent } from '../../findings/finding';
import type { ToothId } from '../../teeth/tooth';
import { lineData, Outline, pathData, type Point } from '../geometry/path';
import { inkOf, plainStroke, roundStroke, stroke, type Ink } from '../ink';
import type { Pen } from '../pen';
import type { Theme } from '../theme';
import { denture, splint } from './denture-span';
import { columnOf, type Column, type Layout, type Row } from './layout';

/** A finding over several teeth of one row, with the columns it touches. */
export interface Span {
  readonly pen: Pen;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly ink: Ink;
  readonly abutments: readonly ToothId[];
  /** 1 in the upper arch, -1 in the lower. */
  readonly up: number;
}

const middleOf = (row: Row, { shape }: Column, up: number): number => row.occlusal - up * shape.crownHeight * 0.5;

function block(pen: Pen, ink: Ink, x: number, y: number, width: number, height: number): void {
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  pen.element('rect', { ...box, fill: ink.isHollow ? '#fff' : ink.colour, ...plainStroke(ink, 1.2) });
}

/** Blocks between the crowns, and a bracket under the whole span. */
function bridge({ pen, row, columns, ink, up }: Span): void {
  columns.forEach((column, i) => {
    const next = columns[i + 1];
    if (!next) return;
    const x = column.x + column.width / 2;
    const lower = Math.min(column.shape.crownHeight, next.shape.crownHeight);
    block(pen, ink, x, row.occlusal - up * lower * 0.42, 10, 8);
    block(pen, ink, x, row.diagram, 10, 6.8);
  });
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return;
  const [from, to] = [first.x - first.width * 0.36, last.x + last.width * 0.36];
  const y = row.occlusal + up * 4;
  const bracket: Point[] = [
    [from, y - up * 3],
    [from, y],
    [to, y],
    [to, y - up * 3],
  ];
  pen.path(lineData(bracket), { ...stroke(ink, 1.8), stroke: ink.onPaper });
}

/** One continuous line through the slots. */
function wire({ pen, row, columns, ink, up }: Span): void {
  const points = columns.map((column): Point => [column.x, middleOf(row, column, up)]);
  const [first, last] = [columns[0], columns.at(-1)];
  const [start, end] = [points[0], points.at(-1)];
  if (!first || !last || !start || !end) return;
  const outline = new Outline().m(start[0] - first.width * 0.4, start[1]).l(...start);
  points.forEach(([x, y], i) => {
    const next = points[i + 1];
    if (!next) return;
    const pull = (next[0] - x) * 0.4;
    outline.c(x + pull, y, next[0] - pull, next[1], next[0], next[1]);
  });
  outline.l(end[0] + last.width * 0.4, end[1]);
  pen.path(pathData(outline.commands), roundStroke(ink, 1.7));
}

/** A line on the oral side with a bond dot on every tooth. */
function retainer({ pen, row, columns, ink, up }: Span): void {
  const points = columns.map(({ x, shape }): Point => [x, row.diagram + up * shape.diagram.halfDepth * 0.62]);
  const data = lineData(points);
  pen.path(data, { stroke: '#fff', 'stroke-width': 4.4, 'stroke-linecap': 'round' });
  pen.path(data, stroke(ink, 2.2));
  for (const [cx, cy] of points) pen.element('circle', { cx, cy, r: 3.2, fill: '#fff', ...plainStroke(ink, 1.4) });
}

/** A closed loop from tooth to tooth, also from arch to arch. */
function elastic(pen: Pen, ink: Ink, [ax, ay]: Point, [bx, by]: Point): void {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [dx, dy] = [(bx - ax) / length, (by - ay) / length];
  const [nx, ny] = [-dy * 4, dx * 4];
  const loop = new Outline()
    .m(ax + nx, ay + ny)
    .l(bx + nx, by + ny)
    .c(bx + nx + dx * 5, by + ny + dy * 5, bx - nx + dx * 5, by - ny + dy * 5, bx - nx, by - ny)
    .l(ax - nx, ay - ny)
    .c(ax - nx - dx * 5, ay - ny - dy * 5, ax + nx - dx * 5, ay + ny - dy * 5, ax + nx, ay + ny);
  const data = pathData(loop.commands);
  pen.path(data, { ...stroke(ink, 1.6), stroke: ink.onPaper });
}

function elasticBetween(pen: Pen, ink: Ink, layout: Layout, finding: FindingContent): void {
  const stops = (finding.range ?? []).flatMap((tooth): Point[] => {
    const found = columnOf(layout, tooth);
    return found ? [[found.column.x, middleOf(found.row, found.column, found.row.isUpper ? 1 : -1)]] : [];
  });
  stops.forEach((point, i) => {
    const next = stops[i + 1];
    if (next) elastic(pen, ink, point, next);
  });
}

const IN_ONE_ROW: Partial<Record<FindingContent['code'], (span: Span) => void>> = {
  bridge,
  denture,
  splint,
  wire,
  retainer,
};

/** Draws a finding that stands on several teeth, as far as they are in this view. */
export function paintSpan(pen: Pen, theme: Theme, layout: Layout, finding: FindingContent, isPending: boolean): void {
  if (!finding.range) return;
  const ink = inkOf(theme, finding, isPending);
  if (finding.code === 'elastic') return elasticBetween(pen, ink, layout, finding);
  for (const row of layout.rows) {
    const columns = row.columns.filter(({ tooth }) => finding.range?.includes(tooth));
    if (columns.length < 2 && finding.code !== 'denture') continue;
    IN_ONE_ROW[finding.code]?.({
      pen,
      row,
      columns,
      ink,
      abutments: finding.abutments ?? [],
      up: row.isUpper ? 1 : -1,
    });
  }
}
