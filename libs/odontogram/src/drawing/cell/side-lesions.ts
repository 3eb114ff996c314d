import { lineData, Outline, pathData, polygonData, rounded, type Point, type Polygon } from '../geometry/path';
import { across, clip, ellipse, hatch } from '../geometry/polygon';
import { blob, organic } from '../ground';
import { halo, plainStroke, stroke, type Drawn } from '../ink';
import type { Cell } from './cell';

/* What eats at the root, opens between the roots, or is worn from the neck. */

/** A bite out of the edge of the root, at a share of its length: the edge is gone, a ragged one stands behind it. */
function bite(cell: Cell, { ink }: Drawn, share: number, toMesial: boolean): void {
  const y = -cell.shape.rootHeight * share;
  const [distal, mesial] = across(cell.shape.rootPolygon, y);
  const [x, side] = toMesial ? [mesial, 1] : [distal, -1];
  const ragged = organic(ellipse(x, y, 11, 13), 0.62, Number(cell.tooth) + Math.round(share * 100));
  // Ends just outside of the tooth, so that its outline is interrupted and the gum beside it stays.
  const gone = clip(rounded(ragged), -side, 0, -side * (x + side * 1.6));
  const edge = gone.toSorted(([, a], [, b]) => a - b).filter(([px]) => side * (px - x) < 0.6);
  const { paper } = cell.theme;
  cell.pen.path(polygonData(gone), { fill: ink.isHollow ? '#fff' : paper });
  cell.pen.path(lineData(edge), { ...stroke(ink, 1.8), 'stroke-linecap': 'round' });
}

/** Resorption: bites from outside, or a dotted hollow around the canal. */
export function resorption(cell: Cell, item: Drawn): void {
  const { param } = item.finding;
  if (param === 'internal') {
    const canal = cell.shape.canals.at(-1) ?? [];
    const [x, y] = canal[Math.floor(canal.length * 0.45)] ?? [0, -cell.shape.rootHeight * 0.4];
    return blob(cell, ellipse(x, y, 8.5, 13), { severity: 4, seed: Number(cell.tooth) }, item.ink);
  }
  bite(cell, item, 0.42, true);
  if (param !== 'external') return;
  bite(cell, item, 0.6, false);
  bite(cell, item, 0.78, true);
}

/** At the place where the roots part: open, closed and solid for Hamp I, II and III. */
export function furcation(cell: Cell, { finding, ink }: Drawn): void {
  const [x, y] = cell.shape.furcation ?? [0, -cell.shape.rootHeight * 0.4];
  const sides: Point[] = [
    [x - 6, y - 9.5],
    [x, y + 2.5],
    [x + 6, y - 9.5],
  ];
  const degree = finding.severity ?? 1;
  const data = degree === 1 ? lineData(sides) : polygonData(sides);
  cell.pen.path(data, { ...halo(5), fill: degree === 1 ? undefined : '#fff' });
  cell.pen.path(data, { ...stroke(ink, 1.9), fill: degree === 3 ? ink.colour : degree === 2 ? '#fff' : undefined });
}

/** A notch at the neck: a half moon with a sharp edge for abfraction, a dish with level lines for abrasion. */
export function neckWear(cell: Cell, { finding, ink }: Drawn): void {
  const { neck, crownHeight: h } = cell.shape;
  if (finding.param !== 'abfraction') {
    const dish: Polygon = ellipse(0, h * 0.11, neck * 0.4, h * 0.14);
    cell.pen.path(polygonData(dish), { fill: '#fff', ...stroke(ink, 1.4) });
    return cell.pen.path(hatch(dish, 0, 3), { stroke: ink.colour, 'stroke-width': 0.7 });
  }
  const [a, base, top] = [neck * 0.42, h * 0.03, h * 0.36];
  const moon = new Outline()
    .m(-a, base)
    .c(-a * 0.7, top, a * 0.7, top, a, base)
    .z();
  cell.pen.path(pathData(moon.commands), { fill: '#fff', ...stroke(ink, 1.3) });
  const edge: Polygon = [
    [-a, base],
    [a, base],
  ];
  cell.pen.path(lineData(edge), { ...plainStroke(ink, 2.6), 'stroke-linecap': 'round' });
}
