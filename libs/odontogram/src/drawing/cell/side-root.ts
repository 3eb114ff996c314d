import { lineData, polygonData, strokes, type Point, type Polygon } from '../geometry/path';
import { dots, ellipse } from '../geometry/polygon';
import { halo, roundStroke, stroke, type Drawn, type Ink } from '../ink';
import type { Cell } from './cell';

/** How far a filling reaches down a canal of 13 points; a short one stops at three quarters, a pulpotomy at the orifice. */
function filled(canal: Polygon, { finding }: Drawn): Polygon {
  if (finding.code === 'pulpotomy') return canal.slice(0, 5);
  if (finding.quality === 'short') return canal.slice(0, 9);
  const [before, end] = canal.slice(-2);
  if (finding.quality !== 'over' || !before || !end) return canal;
  const beyond: Point = [end[0] + (end[0] - before[0]) * 1.6, end[1] + (end[1] - before[1]) * 1.6 - 3];
  return [...canal, beyond];
}

function canalDash(ink: Ink): { 'stroke-dasharray'?: string; 'stroke-linecap': string } {
  if (ink.layer === 'referred') return { 'stroke-dasharray': '.1 4', 'stroke-linecap': 'round' };
  if (ink.isHollow) return { 'stroke-dasharray': '4 2.4', 'stroke-linecap': 'butt' };
  return { 'stroke-dasharray': ink.layer === 'progress' ? '4 2.4' : undefined, 'stroke-linecap': 'round' };
}

/** Root filling and pulpotomy: a thick line in every canal, joined by the chamber on teeth with several. */
export function rootFilling(cell: Cell, item: Drawn): void {
  const { ink } = item;
  const { canals, neck, crownHeight } = cell.shape;
  for (const canal of canals) {
    const line = filled(canal, item);
    const data = lineData(line.filter((_, i) => i % 2 === 0 || i === line.length - 1));
    cell.pen.path(data, { ...halo(4.6), 'stroke-linecap': 'round' });
    cell.pen.path(data, { stroke: ink.colour, 'stroke-width': 3, ...canalDash(ink) });
  }
  if (canals.length < 2) return;
  const chamber = { cx: 0, cy: crownHeight * 0.2, rx: neck * 0.27, ry: 4 };
  cell.pen.element('ellipse', { ...chamber, fill: ink.isHollow ? '#fff' : ink.colour, ...stroke(ink, 1) });
}

/** Tapered, with rungs: light on metal, dark on fibre. */
export function post(cell: Cell, { finding, ink }: Drawn): void {
  const canal = cell.shape.canals.at(-1)?.slice(0, 9) ?? [];
  const [from, to] = [canal[0], canal.at(-1)];
  if (!from || !to) return;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [nx, ny] = [-dy / length, dx / length];
  const beside = ([x, y]: Point, reach: number): Point => [x + nx * reach, y + ny * reach];
  const body = [beside(from, 3.8), beside(to, 1.8), beside(to, -1.8), beside(from, -3.8)];
  const isMetal = finding.material !== 'fibre' && !ink.isHollow;
  cell.pen.path(polygonData(body), { fill: isMetal ? ink.colour : '#fff', ...stroke(ink, 1.4) });
  const rungs = [1, 2, 3, 4, 5].map((i): Polygon => {
    const at: Point = [from[0] + (dx * i) / 6, from[1] + (dy * i) / 6];
    const reach = 3.4 - (1.8 * i) / 6;
    return [beside(at, reach), beside(at, -reach)];
  });
  cell.pen.path(strokes(...rungs), { stroke: isMetal ? '#fff' : ink.colour, 'stroke-width': 0.9 });
}

const apexOf = (cell: Cell): Point => {
  const [x, y] = cell.shape.canals.at(-1)?.at(-1) ?? [0, -cell.shape.rootHeight];
  return [x, y * 1.07];
};

export function apicalLesion(cell: Cell, { ink }: Drawn): void {
  const [cx, cy] = apexOf(cell);
  cell.pen.element('circle', { cx, cy, r: 7.5, fill: '#fff', 'fill-opacity': '.75', ...stroke(ink, 1.6) });
  cell.pen.path(dots(ellipse(cx, cy, 6, 6, 12), 3.2), {
    stroke: ink.colour,
    'stroke-width': 1.3,
    'stroke-linecap': 'round',
  });
}

export function apicectomy(cell: Cell, { ink }: Drawn): void {
  const [x, y] = apexOf(cell);
  cell.pen.path(
    lineData([
      [x - 10, y + 8],
      [x + 10, y + 13],
    ]),
    stroke(ink, 2.2),
  );
  const cross = strokes(
    [
      [x - 6, y + 2],
      [x + 6, y - 4],
    ],
    [
      [x - 6, y - 4],
      [x + 6, y + 2],
    ],
  );
  cell.pen.path(cross, roundStroke(ink, 1.2));
}
