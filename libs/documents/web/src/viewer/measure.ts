import type { Point } from './view';

/** What is measured on a picture: a length between two points, or the angle at the second of three. Points in its pixels. */
export interface Mark {
  readonly kind: 'length' | 'angle';
  readonly points: readonly Point[];
}

const POINTS: Record<Mark['kind'], number> = { length: 2, angle: 3 };

export const isWhole = ({ kind, points }: Mark): boolean => points.length === POINTS[kind];

export const lengthOf = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** Degrees between the two legs that meet in `at`, 0 to 180; null where a leg has no length. */
export function angleOf(one: Point, at: Point, other: Point): number | null {
  const [a, b] = [lengthOf(at, one), lengthOf(at, other)];
  if (!a || !b) return null;
  const cosine = ((one.x - at.x) * (other.x - at.x) + (one.y - at.y) * (other.y - at.y)) / (a * b);
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/** A new point goes to the mark being made, or begins the next one of this kind. */
export function withPoint(marks: readonly Mark[], kind: Mark['kind'], point: Point): readonly Mark[] {
  const last = marks.at(-1);
  if (last && !isWhole(last) && last.kind === kind) {
    return [...marks.slice(0, -1), { ...last, points: [...last.points, point] }];
  }
  const made = marks.filter(isWhole);
  return [...made, { kind, points: [point] }];
}

/** Takes the last point back; a mark without one is gone. */
export function withoutLast(marks: readonly Mark[]): readonly Mark[] {
  const last = marks.at(-1);
  if (!last) return marks;
  const points = last.points.slice(0, -1);
  return points.length ? [...marks.slice(0, -1), { ...last, points }] : marks.slice(0, -1);
}

/** Millimetres a pixel has, from a line whose length is known; null where that says nothing. */
export function millimetresPerPixel(line: Mark, millimetres: number): number | null {
  const [from, to] = line.points;
  if (line.kind !== 'length' || !from || !to || !(millimetres > 0) || !Number.isFinite(millimetres)) return null;
  const pixels = lengthOf(from, to);
  return pixels ? millimetres / pixels : null;
}

/** What a mark measures, in numbers to be shown: pixels until a known length has said how large a pixel is. */
export function readingOf(mark: Mark, perPixel: number | null): { unit: 'px' | 'mm' | '°'; value: string } | null {
  const [one, two, three] = mark.points;
  if (mark.kind === 'angle') {
    const angle = one && two && three ? angleOf(one, two, three) : null;
    return angle === null ? null : { unit: '°', value: angle.toFixed(1) };
  }
  if (!one || !two) return null;
  const pixels = lengthOf(one, two);
  return perPixel === null
    ? { unit: 'px', value: String(Math.round(pixels)) }
    : { unit: 'mm', value: (pixels * perPixel).toFixed(1) };
}
