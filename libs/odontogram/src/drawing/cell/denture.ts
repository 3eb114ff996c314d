import { lineData, Outline, pathData, strokes, type Point, type Polygon } from '../geometry/path';
import { fillZone } from '../ground';
import { halo, plainStroke, stroke, type Drawn } from '../ink';
import { usePart, type Cell } from './cell';

const hasClasp = (cell: Cell, { finding }: Drawn): boolean => Boolean(finding.abutments?.includes(cell.tooth));

/** A clasp reaches around the crown and ends in a ball on each side. */
function clasp(cell: Cell, { ink }: Drawn): void {
  const { width: w, crownHeight: h } = cell.shape;
  const arm = new Outline().m(-w * 0.42, h * 0.5).c(-w * 0.2, h * 0.26, w * 0.2, h * 0.26, w * 0.42, h * 0.5);
  const data = pathData(arm.commands);
  cell.pen.path(data, { ...halo(5.4), 'stroke-linecap': 'round' });
  cell.pen.path(data, stroke(ink, 2.6));
  for (const side of [-1, 1]) {
    const ball = { cx: side * w * 0.42, cy: h * 0.5, r: 2.6 };
    cell.pen.element('circle', { ...ball, fill: ink.isHollow ? '#fff' : ink.colour, ...plainStroke(ink, 1.2) });
  }
}

/** The crown of a denture tooth hangs over a gap; a tooth with a clasp keeps its own. */
export function dentureTooth(cell: Cell, item: Drawn): void {
  if (hasClasp(cell, item)) return clasp(cell, item);
  fillZone(cell, cell.shape.crownPolygon, undefined, item.ink, 1.5, (attributes) => usePart(cell, 'c', attributes));
}

/** Seen from the bite: a tinted tooth with a bare table, or a clasp around the cheek side. */
export function dentureTable(cell: Cell, item: Drawn): void {
  const { diagram } = cell.shape;
  const { ink } = item;
  if (!hasClasp(cell, item)) {
    fillZone(cell, diagram.outlinePolygon, undefined, ink, 1.5, (attributes) =>
      cell.pen.path(diagram.outline, attributes),
    );
    return cell.pen.path(diagram.inner, { fill: '#fff', ...plainStroke(ink, 1) });
  }
  const [a, b] = [diagram.halfWidth * 1.04, diagram.halfDepth * 1.08];
  const arm = new Outline()
    .m(-a, b * 0.2)
    .c(-a * 0.98, -b * 0.95, -a * 0.6, -b, 0, -b)
    .c(a * 0.6, -b, a * 0.98, -b * 0.95, a, b * 0.2);
  const data = pathData(arm.commands);
  cell.pen.path(data, halo(5));
  cell.pen.path(data, { ...stroke(ink, 2.6), 'stroke-linecap': 'round' });
}

/** Two arrows that meet: the neighbours have closed the gap. */
function meeting(cell: Cell, { ink }: Drawn, y: number, reach: number): void {
  const arrow = (side: 1 | -1): Polygon[] => {
    const tip: Point = [side * 2.5, y];
    return [
      [[side * reach, y], tip],
      [[side * 7.5, y - 4.5], tip, [side * 7.5, y + 4.5]],
    ];
  };
  cell.pen.path(strokes(...arrow(-1), ...arrow(1)), { ...plainStroke(ink, 1.7), 'stroke-linecap': 'round' });
  const middle: Polygon = [
    [0, y - 6],
    [0, y + 6],
  ];
  cell.pen.path(lineData(middle), plainStroke(ink, 1.2));
}

export const closedSide = (cell: Cell, item: Drawn): void =>
  meeting(cell, item, cell.shape.crownHeight * 0.5, cell.shape.width * 0.42);
export const closedTable = (cell: Cell, item: Drawn): void =>
  meeting(cell, item, 0, cell.shape.diagram.halfWidth * 0.8);
