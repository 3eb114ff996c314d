import type { SurfaceLetter } from '../../teeth/surfaces';
import { UNITS, type Measures } from './measures';
import { pathData, smooth, strokes, type Point, type Polygon } from './path';

export type DiagramKind = 'incisor' | 'canine' | 'premolar' | 'upper-molar' | 'lower-molar' | 'five-cusps';

/** The tooth seen from the bite: a superellipse, bent to its kind. */
export interface DiagramForm {
  readonly kind: DiagramKind;
  /** 2 is an ellipse, more is squarer. */
  readonly power: number;
  /** Narrower (-) or wider (+) towards the tongue. */
  readonly taper: number;
  /** Rhomboid skew of upper molars. */
  readonly skew?: number;
  /** Size of the inner zone (occlusal table or edge) as shares of the outline, and its shift to the tongue. */
  readonly innerX: number;
  readonly innerY: number;
  readonly shift?: number;
}

/** The zones of the diagram; the root has none. */
export type Zone = Exclude<SurfaceLetter, 'R'>;

export interface Diagram {
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly zones: Readonly<Record<Zone, Polygon>>;
  readonly outline: string;
  readonly outlinePolygon: Polygon;
  readonly inner: string;
  readonly separators: string;
  readonly fissures?: string;
}

/** Bucco-lingual foreshortening, so that rows stay close. */
const DEPTH = { front: 0.82, back: 0.68 };
const isFrontKind = (kind: DiagramKind): boolean => kind === 'incisor' || kind === 'canine';

type Curve = (angle: number) => Point;

/** A superellipse with x scaled so that the outline keeps the true width. */
function curves(
  { width, depth }: Measures,
  form: DiagramForm,
): { outer: Curve; inner: Curve; cervical: Curve } & { a: number; b: number } {
  const a = (width / 2) * UNITS;
  const b = (depth / 2) * UNITS * (isFrontKind(form.kind) ? DEPTH.front : DEPTH.back);
  const { power, taper, skew = 0, shift = 0 } = form;
  const raw = (angle: number, kx: number, ky: number, dy: number): Point => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const y = b * Math.sign(sin) * Math.abs(sin) ** (2 / power) * ky + dy * b;
    const x = a * Math.sign(cos) * Math.abs(cos) ** (2 / power) * kx;
    return [x * (1 + (taper * y) / b) - skew * y * 1.1, y];
  };
  const widest = Math.max(...Array.from({ length: 64 }, (_, i) => Math.abs(raw((i * Math.PI) / 32, 1, 1, 0)[0])));
  const curve =
    (kx: number, ky: number, dy: number): Curve =>
    (angle) => {
      const [x, y] = raw(angle, kx, ky, dy);
      return [(x * a) / widest, y];
    };
  return { a, b, outer: curve(1, 1, 0), inner: curve(form.innerX, form.innerY, shift), cervical: curve(0.84, 0.8, 0) };
}

const arc = (curve: Curve, from: number, to: number, steps: number): Point[] =>
  Array.from({ length: steps + 1 }, (_, i) => curve(from + ((to - from) * i) / steps));
const ring = (curve: Curve, steps: number, turn = 0): Point[] =>
  arc(curve, turn, turn + 2 * Math.PI, steps).slice(0, -1);

/** Where the zones meet: 45°, on front teeth 28° (the mesial and distal fans are narrower). */
const cornerOf = (kind: DiagramKind): number => (Math.PI / 4) * (isFrontKind(kind) ? 0.62 : 1);

function zonesOf(kind: DiagramKind, outer: Curve, inner: Curve, cervical: Curve): Record<Zone, Polygon> {
  const corner = cornerOf(kind);
  const between = (from: number, to: number): Point[] => [...arc(outer, from, to, 5), ...arc(inner, to, from, 3)];
  const crescent = (from: number, to: number): Point[] => [
    ...arc(outer, from + 0.12, to - 0.12, 7),
    ...arc(cervical, to - 0.12, from + 0.12, 7),
  ];
  const [oral, cheek] = [[corner, Math.PI - corner] as const, [Math.PI + corner, 2 * Math.PI - corner] as const];
  return {
    O: ring(inner, 18),
    M: between(-corner, corner),
    D: between(Math.PI - corner, Math.PI + corner),
    L: between(...oral),
    V: between(...cheek),
    L5: crescent(...oral),
    V5: crescent(...cheek),
  };
}

/** Fissures as shares of the inner zone. */
const FISSURES: Partial<Record<DiagramKind, readonly Polygon[]>> = {
  premolar: [
    [
      [-0.55, 0.05],
      [-0.3, -0.02],
      [0.3, -0.02],
      [0.55, 0.05],
    ],
  ],
  'upper-molar': [
    [
      [0.55, -0.35],
      [0.2, -0.02],
      [0.05, -0.55],
    ],
    [
      [0.2, -0.02],
      [-0.15, 0.1],
      [-0.5, -0.15],
    ],
    [
      [-0.15, 0.1],
      [-0.35, 0.6],
    ],
  ],
  'lower-molar': [
    [
      [0.6, 0],
      [-0.6, 0],
    ],
    [
      [0, -0.6],
      [0, 0.6],
    ],
  ],
  'five-cusps': [
    [
      [0.6, 0.05],
      [0.28, -0.05],
      [-0.25, 0.06],
      [-0.6, -0.1],
    ],
    [
      [0.28, -0.05],
      [0.2, -0.6],
    ],
    [
      [0, 0],
      [0.02, 0.6],
    ],
    [
      [-0.25, 0.06],
      [-0.38, -0.5],
    ],
  ],
};

/** The five-zone diagram of a tooth, centred on 0,0: +x mesial, +y oral. */
export function diagramOf(measures: Measures, form: DiagramForm): Diagram {
  const { a, b, outer, inner, cervical } = curves(measures, form);
  const corner = cornerOf(form.kind);
  const corners = [corner, Math.PI - corner, Math.PI + corner, -corner];
  const fissures = FISSURES[form.kind]?.map((line) =>
    line.map(([x, y]): Point => [x * a * form.innerX, y * b * form.innerY]),
  );
  return {
    halfWidth: a,
    halfDepth: b,
    zones: zonesOf(form.kind, outer, inner, cervical),
    outline: pathData(smooth(ring(outer, 12, Math.PI / 12))),
    outlinePolygon: ring(outer, 28),
    inner: pathData(smooth(ring(inner, 8, Math.PI / 8))),
    separators: strokes(...corners.map((angle) => [inner(angle), outer(angle)])),
    fissures: fissures && strokes(...fissures),
  };
}
