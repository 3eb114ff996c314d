import { pathData, polygonData, type Command, type Point, type Polygon } from './path';

/** The edges of a closed polygon. */
export function edges(polygon: Polygon): [Point, Point][] {
  const [first] = polygon;
  return polygon.flatMap((a, i): [Point, Point][] => {
    const b = polygon[i + 1] ?? first;
    return b ? [[a, b]] : [];
  });
}

/** The part of a polygon where nx·x + ny·y ≥ limit. */
export function clip(polygon: Polygon, nx: number, ny: number, limit: number): Point[] {
  const out: Point[] = [];
  for (const [a, b] of edges(polygon)) {
    const da = nx * a[0] + ny * a[1] - limit;
    const db = nx * b[0] + ny * b[1] - limit;
    if (da >= 0) out.push(a);
    if (da >= 0 === db >= 0) continue;
    const t = da / (da - db);
    out.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
  }
  return out;
}

export function centroid(polygon: Polygon): Point {
  let [area, x, y] = [0, 0, 0];
  for (const [a, b] of edges(polygon)) {
    const w = a[0] * b[1] - b[0] * a[1];
    area += w;
    x += (a[0] + b[0]) * w;
    y += (a[1] + b[1]) * w;
  }
  return area === 0 ? (polygon[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)];
}

export function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (const [a, b] of edges(polygon)) {
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Where a level line enters and leaves a polygon: the lowest and the highest x. */
export function across(polygon: Polygon, y: number): [number, number] {
  const xs = edges(polygon)
    .filter(([a, b]) => a[1] > y !== b[1] > y)
    .map(([a, b]) => ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]);
  return xs.length ? [Math.min(...xs), Math.max(...xs)] : [0, 0];
}

/** Scales a polygon about a point. */
export const scaled = (polygon: Polygon, [cx, cy]: Point, kx: number, ky: number = kx): Point[] =>
  polygon.map(([x, y]) => [cx + (x - cx) * kx, cy + (y - cy) * ky]);

export const ellipse = (cx: number, cy: number, rx: number, ry: number, count = 14): Point[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i * 2 * Math.PI) / count;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });

const cache = new WeakMap<Polygon, Map<string, string>>();

/** Path data of fixed shapes is worked out once: the same polygon always gives the same text. */
function remembered(polygon: Polygon, key: string, make: () => string): string {
  const known = cache.get(polygon) ?? new Map<string, string>();
  cache.set(polygon, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

export const outlineData = (polygon: Polygon): string => remembered(polygon, 'outline', () => polygonData(polygon));

/** Shortest piece of a hatch line worth drawing. */
const SHORTEST = 0.8;

function hatchLines(polygon: Polygon, degrees: number, gap: number): Command[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turned = polygon.map(([x, y]): Point => [x * cos + y * sin, -x * sin + y * cos]);
  const [xs, ys] = [turned.map(([x]) => x), turned.map(([, y]) => y)];
  const isLarge = Math.max(...xs) - Math.min(...xs) > 40 && degrees !== 0;
  const step = isLarge ? gap * 1.35 : gap;
  const back = (x: number, y: number): Point => [x * cos - y * sin, x * sin + y * cos];
  const lines: Command[] = [];
  for (let y = Math.ceil(Math.min(...ys) / step) * step + step * 0.13; y < Math.max(...ys); y += step) {
    const crossings = edges(turned)
      .filter(([a, b]) => a[1] > y !== b[1] > y)
      .map(([a, b]) => a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from = 0, to = 0] = crossings.slice(i, i + 2);
      if (to - from <= SHORTEST) continue;
      lines.push({ op: 'M', points: [back(from, y)] }, { op: 'L', points: [back(to, y)] });
    }
  }
  return lines;
}

/**
 * Hatch lines cut exactly to a polygon. No pattern and no clip path: so it stays a vector in every PDF,
 * needs no id, and keeps a strict content policy.
 */
export const hatch = (polygon: Polygon, degrees: number, gap: number): string =>
  remembered(polygon, `hatch ${degrees} ${gap}`, () => pathData(hatchLines(polygon, degrees, gap)));

function dotCommands(polygon: Polygon, gap: number): Command[] {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  const commands: Command[] = [];
  let row = 0;
  for (let y = Math.min(...ys) + gap * 0.6; y < Math.max(...ys); y += gap * 0.87, row++) {
    for (let x = Math.min(...xs) + gap * (0.4 + (row % 2) * 0.5); x < Math.max(...xs); x += gap) {
      if (isInside(polygon, x, y)) commands.push({ op: 'M', points: [[x, y]] }, { op: 'dot', points: [] });
    }
  }
  return commands;
}

/** A stipple inside a polygon, to be stroked with round caps. */
export const dots = (polygon: Polygon, gap: number): string =>
  remembered(polygon, `dots ${gap}`, () => pathData(dotCommands(polygon, gap)));
