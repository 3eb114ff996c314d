import type { Material, Quality } from '../findings/vocabulary';
import type { Cell } from './cell/cell';
import { pathData, polygonData, smooth, lineData, type Point, type Polygon } from './geometry/path';
import { centroid, clip, dots, edges, hatch, outlineData, scaled } from './geometry/polygon';
import { stroke, type Ink } from './ink';
import type { Attributes } from './pen';

/** What a ground is drawn on: a tooth on its own axes, or the chart itself. */
type Sheet = Pick<Cell, 'pen' | 'lean'>;

/** Draws the outline of a zone with the given attributes: a path, or a reference to a shape. */
type DrawOutline = (attributes: Attributes) => void;

export const isDark = (material: Material | null | undefined): boolean =>
  material === 'amalgam' || material === 'metal' || material === 'steel';

const lines = (cell: Sheet, data: string, ink: Ink, width: number): void =>
  cell.pen.path(data, { stroke: ink.colour, 'stroke-width': width });

/** Level lines for glass ionomer, cross-hatch for temporary material. */
function texture(cell: Sheet, polygon: Polygon, material: Material | null | undefined, ink: Ink): boolean {
  if (material === 'glass ionomer') lines(cell, hatch(polygon, 0, 3), ink, 0.8);
  else if (material === 'temporary') lines(cell, hatch(polygon, 45, 4.6) + hatch(polygon, -45, 4.6), ink, 0.7);
  else return false;
  return true;
}

/** Planned leans like a slash on the screen, not saved yet like a backslash, whichever way the tooth is mirrored. */
export function slanted(cell: Sheet, polygon: Polygon, ink: Ink, gap: number): string {
  return hatch(polygon, (ink.isPending ? 45 : -45) * cell.lean, gap);
}

/** What is referred is dotted: its outline, and the dense lines that say metal. */
function dotted(cell: Sheet, polygon: Polygon, ink: Ink): void {
  const rows = { stroke: ink.colour, 'stroke-width': 1.5, 'stroke-dasharray': '.01 3', 'stroke-linecap': 'round' };
  cell.pen.path(slanted(cell, polygon, ink, 4.2), rows);
}

function halfway(
  cell: Sheet,
  polygon: Polygon,
  material: Material | null | undefined,
  ink: Ink,
  outline: DrawOutline,
): void {
  const [cx, cy] = centroid(polygon);
  const k = Math.SQRT1_2;
  const [nx, ny] = [k, -k * cell.lean];
  const limit = nx * cx + ny * cy;
  outline({ fill: '#fff' });
  const ground = isDark(material) ? ink.solid : ink.tint;
  cell.pen.path(polygonData(clip(polygon, nx, ny, limit)), { fill: ground, stroke: ink.colour, 'stroke-width': 0.9 });
  texture(cell, clip(polygon, -nx, -ny, -limit), material, ink);
  outline(stroke(ink));
}

/**
 * The ground of work: filled when it exists, white and hatched when it is planned, half when it is in progress,
 * with a double outline when it was done elsewhere. Texture says the material.
 */
export function fillZone(
  cell: Sheet,
  polygon: Polygon,
  material: Material | null | undefined,
  ink: Ink,
  width: number = ink.width,
  outline: DrawOutline = (attributes) => cell.pen.path(outlineData(polygon), attributes),
): void {
  const dark = isDark(material);
  const ground = dark ? ink.solid : ink.tint;
  if (ink.isHollow) {
    outline({ fill: '#fff', ...stroke(ink, width) });
    const textured = texture(cell, polygon, material, ink);
    if (textured) return;
    if (ink.layer === 'referred' && !ink.isPending) return dark ? dotted(cell, polygon, ink) : undefined;
    lines(cell, slanted(cell, polygon, ink, dark ? 2.9 : 4.2), ink, dark ? 1.4 : 0.7);
  } else if (ink.layer === 'progress') {
    halfway(cell, polygon, material, ink, outline);
  } else if (ink.layer === 'elsewhere') {
    outline({ fill: ground, stroke: ink.colour, 'stroke-width': 2.4 });
    texture(cell, polygon, material, ink);
    outline({ stroke: '#fff', 'stroke-width': 0.9 });
  } else {
    outline({ fill: ground, ...stroke(ink, width) });
    texture(cell, polygon, material, ink);
  }
}

/** A number between 0 and 1 that is always the same for the same seed: a lesion keeps its outline. */
function steady(seed: number): number {
  const value = Math.sin(seed * 12.9898 + 4.1) * 43758.5453;
  return value - Math.floor(value);
}

/** Size of a lesion in its zone by ICDAS 1-6. */
const SPREAD = [0, 0.52, 0.58, 0.66, 0.74, 0.84, 0.98];
const BLOB_POINTS = 7;

/** An irregular outline inside a zone: disease is organic, work is the exact zone. */
export function organic(polygon: Polygon, spread: number, seed: number): Point[] {
  const [cx, cy] = centroid(polygon);
  const sides = edges(polygon).map(([a, b]) => ({ a, b, length: Math.hypot(b[0] - a[0], b[1] - a[1]) }));
  const around = sides.reduce((sum, { length }) => sum + length, 0);
  const points: Point[] = [];
  for (let i = 0; i < BLOB_POINTS; i++) {
    let left = (around * i) / BLOB_POINTS;
    const side = sides.find(({ length }) => {
      if (left <= length) return true;
      left -= length;
      return false;
    });
    if (!side) continue;
    const t = side.length ? left / side.length : 0;
    const reach = spread * (0.8 + 0.34 * steady(seed * 31 + i));
    const [x, y] = [side.a[0] + (side.b[0] - side.a[0]) * t, side.a[1] + (side.b[1] - side.a[1]) * t];
    points.push([cx + (x - cx) * reach, cy + (y - cy) * reach]);
  }
  return points;
}

const lesions = new WeakMap<Polygon, Map<string, Point[]>>();

/** A lesion of a zone is worked out once, so that its dots are too. */
function lesion(polygon: Polygon, spread: number, seed: number): Point[] {
  const known = lesions.get(polygon) ?? new Map<string, Point[]>();
  lesions.set(polygon, known);
  const key = `${spread} ${seed}`;
  const points = known.get(key) ?? organic(polygon, spread, seed);
  known.set(key, points);
  return points;
}

const stipple = (cell: Sheet, data: string, colour: string, width: number): void =>
  cell.pen.path(data, { stroke: colour, 'stroke-width': width, 'stroke-linecap': 'round' });

/** Ground inside the blob: dots for dentine, pits for cavities, a white eye where the pulp is reached. */
function blobGround(cell: Cell, points: Polygon, middle: Point, severity: number, ink: Ink): void {
  if (severity === 3) stipple(cell, dots(points, 3.6), ink.colour, 1.1);
  if (severity === 4) stipple(cell, dots(points, 2.5), ink.colour, 1.4);
  if (severity >= 5) stipple(cell, dots(scaled(points, middle, 0.86), 4.6), '#fff', 0.9);
  if (severity === 6) cell.pen.element('circle', { cx: middle[0], cy: middle[1], r: 2.4, fill: '#fff' });
}

/** Caries in a zone: size and ground grow with ICDAS; without a degree it is drawn as a cavity. */
export function blob(
  cell: Cell,
  polygon: Polygon,
  { severity, quality, seed }: { severity: number; quality?: Quality | null; seed: number },
  ink: Ink,
): void {
  const middle = centroid(polygon);
  const points = lesion(polygon, SPREAD[severity] ?? 0.84, seed);
  const ground = severity <= 2 || ink.isHollow ? '#fff' : severity <= 4 ? ink.tint : ink.solid;
  const dash = ink.dash ?? (severity === 1 ? '1.4 1.4' : undefined);
  cell.pen.path(pathData(smooth(points)), { fill: ground, ...stroke(ink, 1.2, dash) });
  if (ink.isPending) lines(cell, slanted(cell, points, ink, 3.2), ink, 1);
  if (!ink.isHollow) blobGround(cell, points, middle, severity, ink);
  if (quality !== 'arrested') return;
  const bar = lineData([
    [middle[0] - 3, middle[1]],
    [middle[0] + 3, middle[1]],
  ]);
  cell.pen.path(bar, { stroke: '#fff', 'stroke-width': 3 });
  cell.pen.path(bar, { stroke: ink.colour, 'stroke-width': 1.3 });
}
