import { outlineData, clip, hatch, scaled } from '../geometry/polygon';
import { lineData, polygonData, strokes, type Point } from '../geometry/path';
import { fillZone, isDark } from '../ground';
import { stroke, type Drawn } from '../ink';
import { usePart, type Cell } from './cell';

/** Glints on ceramic, a highlight on metal, a crimp line on steel. */
function shine(cell: Cell, { finding, ink }: Drawn): void {
  const { width: w, crownHeight: h } = cell.shape;
  const material = finding.material ?? 'ceramic';
  if (ink.isHollow) return;
  if (isDark(material)) {
    cell.pen.path(
      lineData([
        [w * 0.22, h * 0.3],
        [w * 0.22, h * 0.68],
      ]),
      { stroke: '#fff', 'stroke-width': 2, 'stroke-linecap': 'round' },
    );
    if (material !== 'steel') return;
    cell.pen.path(
      lineData([
        [-w * 0.3, h * 0.1],
        [w * 0.3, h * 0.1],
      ]),
      { stroke: '#fff', 'stroke-width': 1, 'stroke-dasharray': '1.5 1.5' },
    );
  } else if (material !== 'temporary') {
    const glints = strokes(
      [
        [-w * 0.2, h * 0.5],
        [-w * 0.04, h * 0.24],
      ],
      [
        [-w * 0.2, h * 0.72],
        [w * 0.08, h * 0.26],
      ],
    );
    cell.pen.path(glints, { stroke: ink.colour, 'stroke-width': 1, 'stroke-linecap': 'round' });
  }
}

/** A crown, and the crown of an abutment or a pontic. */
export function crown(cell: Cell, item: Drawn): void {
  const { finding, ink } = item;
  fillZone(cell, cell.shape.crownPolygon, finding.material ?? 'ceramic', ink, 1.7, (attributes) =>
    usePart(cell, 'c', attributes),
  );
  shine(cell, item);
}

export function veneer(cell: Cell, { ink }: Drawn): void {
  const panel = scaled(cell.shape.crownPolygon, [0, cell.shape.crownHeight * 0.52], 0.76, 0.8);
  cell.pen.path(polygonData(panel), { fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.4) });
  cell.pen.path(hatch(panel, 90, 4.4), { stroke: ink.colour, 'stroke-width': 0.7 });
}

export function bracket(cell: Cell, { ink }: Drawn): void {
  const y = cell.shape.crownHeight * 0.5;
  const base: Point[] = [
    [-5, y - 5.5],
    [5, y - 5.5],
    [5, y + 5.5],
    [-5, y + 5.5],
  ];
  cell.pen.path(polygonData(base), { fill: '#fff', ...stroke(ink, 1.5) });
  const slot = strokes(
    [
      [-7, y],
      [7, y],
    ],
    [
      [0, y - 5.5],
      [0, y + 5.5],
    ],
  );
  cell.pen.path(slot, { stroke: ink.colour, 'stroke-width': 1.7 });
}

export function band(cell: Cell, { ink }: Drawn): void {
  const { crownPolygon, crownHeight: h } = cell.shape;
  const belt = scaled(clip(clip(crownPolygon, 0, 1, h * 0.28), 0, -1, -h * 0.74), [0, 0], 1.05, 1);
  cell.pen.path(outlineData(belt), { fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.6) });
  const tube = lineData([
    [-7, h * 0.5],
    [7, h * 0.5],
  ]);
  cell.pen.path(tube, { stroke: ink.colour, 'stroke-width': 4.6 });
  cell.pen.path(tube, { stroke: '#fff', 'stroke-width': 1.4 });
}

export function attachment(cell: Cell, { ink }: Drawn): void {
  const y = cell.shape.crownHeight * 0.5;
  const block: Point[] = [
    [-4, y - 7],
    [4, y - 7],
    [6, y + 6],
    [-6, y + 6],
  ];
  cell.pen.path(polygonData(block), { fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.5) });
  cell.pen.path(
    lineData([
      [-5, y + 1.5],
      [5, y + 1.5],
    ]),
    { stroke: ink.colour, 'stroke-width': 1 },
  );
}
