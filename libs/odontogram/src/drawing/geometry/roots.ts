import { Outline, type Command, type Point } from './path';

/* Roots in millimetres on the axes of the tooth: y runs from 0 at the CEJ to negative at the apex. */

/** One root. `bend` moves the apex to mesial (+) or distal (-), `tip` is half its thickness, `belly` swells it. */
export function singleRoot(neck: number, length: number, bend: number, tip: number, belly: number): Command[] {
  return new Outline()
    .m(neck / 2, 0)
    .c(neck / 2 + belly, -length * 0.42, bend * 0.5 + neck * 0.33, -length * 0.72, bend + tip, -length * 0.93)
    .c(bend + tip * 0.55, -length * 0.99, bend + tip * 0.3, -length * 1.003, bend - tip * 0.1, -length * 1.003)
    .c(bend - tip * 0.5, -length * 1.003, bend - tip * 0.75, -length * 0.985, bend - tip, -length * 0.93)
    .c(bend * 0.5 - neck * 0.32, -length * 0.72, -neck / 2 - belly, -length * 0.42, -neck / 2, 0)
    .z().commands;
}

export interface ForkForm {
  /** Depth of the furcation below the CEJ and its place across, mm. */
  readonly depth: number;
  readonly across: number;
  /** Apices of the mesial and the distal root. */
  readonly mesial: Point;
  readonly distal: Point;
  /** Half the thickness at the apex, and the thickness of the roots halfway. */
  readonly tip: number;
  readonly thick: number;
  /** How far the trunk flares below the neck. */
  readonly flare: number;
}

/** Two roots seen side by side, in one outline. */
export function forkedRoot(neck: number, length: number, form: ForkForm): Command[] {
  const { depth, across: x, mesial: m, distal: q, tip, thick, flare } = form;
  const roof = -depth - (length - depth) * 0.22;
  return new Outline()
    .m(neck / 2, 0)
    .c(neck / 2 + flare, -length * 0.24, m[0] + thick, m[1] * 0.62, m[0] + tip * 0.8, m[1] * 0.95)
    .c(m[0] + tip * 0.4, m[1] * 1.015, m[0] - tip * 0.6, m[1] * 1.015, m[0] - tip * 0.8, m[1] * 0.945)
    .c(m[0] - tip * 0.35 - 0.2, m[1] * 0.7, x + 0.8, roof, x, -depth)
    .c(x - 0.8, roof, q[0] + thick * 0.95, q[1] * 0.66, q[0] + tip * 0.8, q[1] * 0.95)
    .c(q[0] + tip * 0.4, q[1] * 1.015, q[0] - tip * 0.6, q[1] * 1.015, q[0] - tip * 0.8, q[1] * 0.945)
    .c(q[0] - thick * 0.7, q[1] * 0.7, -neck / 2 - flare, -length * 0.26, -neck / 2, 0)
    .z().commands;
}

/** The palatal root of upper molars, seen behind the other two. */
export function palatalRoot(half: number, length: number, bend: number): Command[] {
  return new Outline()
    .m(half, -0.8)
    .c(half + 0.1, -length * 0.45, bend + half * 0.62, -length * 0.8, bend + 0.5, -length * 0.965)
    .c(bend + 0.25, -length * 1.012, bend - 0.45, -length * 1.012, bend - 0.6, -length * 0.96)
    .c(bend - half * 0.6, -length * 0.8, -half - 0.1, -length * 0.45, -half, -0.8)
    .z().commands;
}

/** The canal of a single root, from the pulp chamber to just short of the apex. */
export const straightCanal = (crown: number, length: number, bend: number): Command[] =>
  new Outline().m(0, crown * 0.22).c(0, -length * 0.25, bend * 0.5, -length * 0.62, bend, -length * 0.93).commands;

/** A canal that leaves the chamber aside, towards the apex of its own root. */
export const sideCanal = (x: number, crown: number, [ax, ay]: Point): Command[] =>
  new Outline().m(x, crown * 0.16).c(x * 1.35, ay * 0.25, ((x + ax) / 2) * 1.18, ay * 0.62, ax, ay * 0.93).commands;
