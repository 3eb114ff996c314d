import { isFinished } from '../../findings/layers';
import { lineData, Outline, pathData, polygonData, strokes, type Point, type Polygon } from '../geometry/path';
import { clip } from '../geometry/polygon';
import { halo, plainStroke, roundStroke, stroke, type Drawn, type Ink } from '../ink';
import type { Cell } from './cell';
import { neckWear } from './side-lesions';

/** A zigzag across the crown, or across the root. */
export function fracture(cell: Cell, { finding, ink }: Drawn): void {
  const { width, neck, crownHeight, rootHeight } = cell.shape;
  const onRoot = finding.param === 'root' || Boolean(finding.surfaces?.includes('root'));
  const [y, reach, slope] = onRoot ? [-rootHeight * 0.5, neck * 0.42, 0.8] : [crownHeight * 0.56, width * 0.49, 2];
  const zigzag = Array.from({ length: 7 }, (_, i): Point => [
    -reach + (2 * reach * i) / 6,
    y + (i % 2 ? 5 : -5) + (3 - i) * slope,
  ]);
  const data = lineData(zigzag);
  cell.pen.path(data, halo(4.4));
  cell.pen.path(data, { ...stroke(ink, 2), 'stroke-linejoin': 'miter' });
}

/** Wear that notches the neck instead of shortening the edge. */
export const isAtNeck = ({ finding }: Drawn): boolean =>
  finding.param === 'abfraction' ||
  finding.param === 'abrasion' ||
  Boolean(finding.surfaces?.includes('vestibular_cervical'));

/** The edge cut to a hollow line, the lost part dotted. */
export function wear(cell: Cell, item: Drawn): void {
  if (isAtNeck(item)) return neckWear(cell, item);
  const { ink } = item;
  const { width: w, crownHeight: h, crownPolygon } = cell.shape;
  const { paper } = cell.theme;
  cell.pen.path(polygonData(clip(crownPolygon, 0, 1, h * 0.8)), { fill: paper, stroke: paper, 'stroke-width': 2.2 });
  const hollow = new Outline().m(-w * 0.44, h * 0.79).c(-w * 0.2, h * 0.7, w * 0.2, h * 0.7, w * 0.44, h * 0.79);
  cell.pen.path(pathData(hollow.commands), stroke(ink, 1.6));
  const lost = [-0.25, 0, 0.25].map((x): Polygon => [
    [w * x, h * 0.86],
    [w * x, h],
  ]);
  cell.pen.path(strokes(...lost), { stroke: cell.theme.ink, 'stroke-width': 1, 'stroke-dasharray': '1.5 1.5' });
}

/** Chevrons on both sides, one for each degree. */
export function mobility(cell: Cell, { finding, ink }: Drawn): void {
  const { width, crownHeight } = cell.shape;
  const y = crownHeight * 0.3;
  const chevrons: Polygon[] = [];
  for (let i = 0; i < (finding.severity ?? 1); i++) {
    const x = width / 2 - 1 - i * 3.6;
    chevrons.push(
      [
        [-x + 3, y - 4.5],
        [-x, y],
        [-x + 3, y + 4.5],
      ],
      [
        [x - 3, y - 4.5],
        [x, y],
        [x - 3, y + 4.5],
      ],
    );
  }
  const data = strokes(...chevrons);
  cell.pen.path(data, halo(3.6));
  cell.pen.path(data, roundStroke(ink, 1.8));
}

const cross = (cell: Cell, ink: Ink): void => {
  const { width: w, crownHeight, rootHeight } = cell.shape;
  const [top, bottom] = [-rootHeight * 0.45, crownHeight * 0.95];
  const data = strokes(
    [
      [-w * 0.4, top],
      [w * 0.4, bottom],
    ],
    [
      [w * 0.4, top],
      [-w * 0.4, bottom],
    ],
  );
  cell.pen.path(data, roundStroke(ink, 1.9));
};

/** Whether something fills the gap. */
export const isFilledGap = (cell: Cell): boolean =>
  cell.items.some(({ finding }) => ['implant', 'bridge', 'denture'].includes(finding.code));

/** Something tells what became of the gap: then there is no X over it. */
export const isToldGap = (cell: Cell): boolean =>
  isFilledGap(cell) || cell.items.some(({ finding }) => finding.code === 'closed');

/** A primary tooth that was shed leaves a ghost without an X. */
export function missing(cell: Cell, { finding, ink }: Drawn): void {
  if (!isToldGap(cell) && finding.reason !== 'shed') cross(cell, ink);
}

/** Double slash while it is planned; a gap once it is done. */
export function extraction(cell: Cell, item: Drawn): void {
  const { ink, finding } = item;
  if (isFinished(finding.layer) && !ink.isPending) return missing(cell, item);
  const { width: w, crownHeight, rootHeight } = cell.shape;
  const [top, bottom] = [-rootHeight * 0.62, crownHeight * 0.92];
  // Leans like a slash on the screen in every quadrant.
  const reach = w * 0.34 * cell.lean;
  const slash = (dx: number): Polygon => [
    [-reach + dx, bottom],
    [reach + dx, top],
  ];
  const data = strokes(slash(-3), slash(4));
  cell.pen.path(data, halo(4.4));
  const dash = ink.layer === 'referred' ? '.1 4' : ink.dash ? '7 3' : undefined;
  cell.pen.path(data, stroke(ink, 2.2, dash));
}

/** Gum over the neck with a wavy margin. */
export function partlyErupted(cell: Cell, { ink }: Drawn): void {
  const { width, crownHeight, crownPolygon } = cell.shape;
  const { gum, line } = cell.theme;
  const [y, e] = [crownHeight * 0.5, width * 0.56];
  cell.pen.path(polygonData(clip(crownPolygon, 0, -1, -y)), {
    fill: gum,
    stroke: line,
    'stroke-width': 0.6,
    'stroke-dasharray': '2',
  });
  const wave = new Outline()
    .m(-e, y - 3)
    .c(-e * 0.6, y + 5, -e * 0.3, y + 5, 0, y - 1)
    .c(e * 0.3, y - 6, e * 0.6, y - 6, e, y + 2);
  const data = pathData(wave.commands);
  cell.pen.path(data, halo(4));
  cell.pen.path(data, { ...plainStroke(ink, 1.9), 'stroke-linecap': 'round' });
}

/** An arrow beside the edge, towards where the tooth wanders. */
export function drift(cell: Cell, { finding, ink }: Drawn): void {
  const { width: w, crownHeight } = cell.shape;
  const to = finding.param === 'distal' ? -1 : 1;
  const [y, tip] = [crownHeight + 5, to * w * 0.36];
  const data = strokes(
    [
      [-to * w * 0.32, y],
      [tip, y],
    ],
    [
      [tip - to * 5, y - 4],
      [tip, y],
      [tip - to * 5, y + 4],
    ],
  );
  cell.pen.path(data, { ...roundStroke(ink, 2), stroke: cell.theme.ink });
}
