import { Outline, pathData, polygonData, strokes } from '../geometry/path';
import { halo, stroke, type Drawn } from '../ink';
import type { Cell } from './cell';

/* What stands between two teeth; painted over both of them. */

const place = ({ finding }: Drawn, cell: Cell, gap: number): number =>
  (finding.surfaces?.[0] === 'distal' ? -1 : 1) * (cell.shape.width / 2 + gap);

export function separator(cell: Cell, item: Drawn): void {
  const ring = { cx: place(item, cell, 1), cy: cell.shape.crownHeight * 0.55, rx: 3.2, ry: 7 };
  cell.pen.element('ellipse', { ...ring, ...halo(4) });
  cell.pen.element('ellipse', { ...ring, ...stroke(item.ink, 2) });
}

/** A mini-screw beside the root. */
export function miniScrew(cell: Cell, item: Drawn): void {
  const { ink } = item;
  const [x, y] = [place(item, cell, 0.5), -cell.shape.rootHeight * 0.34];
  cell.pen.path(
    polygonData([
      [x - 2.2, y],
      [x, y - 17],
      [x + 2.2, y],
    ]),
    { fill: ink.colour, stroke: '#fff', 'stroke-width': 0.8 },
  );
  const threads = strokes(
    [
      [x - 4, y - 4],
      [x + 4, y - 6],
    ],
    [
      [x - 3.5, y - 8.5],
      [x + 3.5, y - 10.5],
    ],
  );
  cell.pen.path(threads, { stroke: ink.colour, 'stroke-width': 1.3 });
  cell.pen.element('circle', { cx: x, cy: y + 2.5, r: 3.6, fill: '#fff', ...stroke(ink, 1.6) });
}

/** A small peg with a plus. */
export function extraTooth(cell: Cell, item: Drawn): void {
  const { crownHeight: h, rootHeight: r } = cell.shape;
  const x = place(item, cell, 1);
  const peg = new Outline()
    .m(x - 6.5, 0)
    .c(x - 8, h * 0.3, x - 5.5, h * 0.5, x, h * 0.6)
    .c(x + 5.5, h * 0.5, x + 8, h * 0.3, x + 6.5, 0)
    .c(x + 6, -r * 0.12, x + 3, -r * 0.27, x, -r * 0.27)
    .c(x - 3, -r * 0.27, x - 6, -r * 0.12, x - 6.5, 0)
    .z()
    .m(x - 6.5, 0)
    .c(x - 3, -4, x + 3, -4, x + 6.5, 0);
  const data = pathData(peg.commands);
  cell.pen.path(data, { fill: cell.theme.table, ...halo(4.4) });
  cell.pen.path(data, { fill: cell.theme.table, ...stroke(item.ink, 1.5) });
  const [y, a] = [h * 0.3, 3];
  cell.pen.path(
    strokes(
      [
        [x - a, y],
        [x + a, y],
      ],
      [
        [x, y - a],
        [x, y + a],
      ],
    ),
    { stroke: item.ink.colour, 'stroke-width': 1.6 },
  );
}
