import { lineData, strokes, type Point, type Polygon } from '../geometry/path';
import { halo, roundStroke, stroke, type Drawn } from '../ink';
import type { Cell } from './cell';

const size = (cell: Cell): [number, number] => [cell.shape.diagram.halfWidth, cell.shape.diagram.halfDepth];

export function xMark(cell: Cell, { ink }: Drawn): void {
  const [a, b] = size(cell);
  const data = strokes(
    [
      [-a * 0.6, -b * 0.6],
      [a * 0.6, b * 0.6],
    ],
    [
      [a * 0.6, -b * 0.6],
      [-a * 0.6, b * 0.6],
    ],
  );
  cell.pen.path(data, roundStroke(ink, 1.4));
}

/** The double slash of an extraction that is to come. */
export function slashes(cell: Cell, { ink }: Drawn): void {
  const [a, b] = size(cell);
  const reach = a * 0.5 * cell.lean;
  const slash = (dx: number): Polygon => [
    [-reach + dx, b * 0.7],
    [reach + dx, -b * 0.7],
  ];
  const dash = ink.layer === 'referred' ? '.1 3.4' : ink.dash ? '5 2.4' : undefined;
  const data = strokes(slash(-2), slash(3));
  cell.pen.path(data, halo(3.6));
  cell.pen.path(data, stroke(ink, 1.8, dash));
}

/** A curved arrow on the cheek side, towards where the tooth has turned. */
export function rotation(cell: Cell, { finding, ink }: Drawn): void {
  const [, b] = size(cell);
  const to = finding.param === 'distal' ? -1 : 1;
  const radius = Math.min(b + 3.4, 22);
  const [from, until] = [2.5, 0.5];
  const sweep = Array.from({ length: 10 }, (_, i): Point => {
    const angle = from + ((until - from) * i) / 9;
    return [to * radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const tip = sweep.at(-1) ?? [0, 0];
  const head: Polygon = [[tip[0] - to * 5.6, tip[1] - 0.4], tip, [tip[0] + to * 0.6, tip[1] + 5.8]];
  const data = strokes(sweep, head);
  cell.pen.path(data, halo(4));
  cell.pen.path(data, roundStroke(ink, 1.9));
}

/** A fracture of the crown, seen from the bite. */
export function fractureLine(cell: Cell, { finding, ink }: Drawn): void {
  if (finding.param === 'root') return;
  const [a, b] = size(cell);
  const zigzag: Point[] = [
    [-a * 0.75, -b * 0.15],
    [-a * 0.3, b * 0.25],
    [0, -b * 0.3],
    [a * 0.35, b * 0.22],
    [a * 0.75, -b * 0.2],
  ];
  cell.pen.path(lineData(zigzag), stroke(ink, 1.8));
}
