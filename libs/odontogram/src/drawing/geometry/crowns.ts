import type { Measures } from './measures';
import { Outline, type Command } from './path';

/*
 * Crowns in millimetres on the axes of every tooth: +x mesial, -x distal, +y towards the bite, y = 0 at the
 * cemento-enamel junction (CEJ).
 */

/** Closes a crown along the CEJ; `dip` is how far the line bows towards the root. */
const alongCej = (outline: Outline, neck: number, dip: number): Command[] =>
  outline.c(-neck * 0.27, -dip, neck * 0.27, -dip, neck / 2, 0).z().commands;

export interface IncisorForm {
  /** Radii of the mesial and the distal corner of the edge. */
  readonly mesialCorner: number;
  readonly distalCorner: number;
  readonly dip: number;
  /** Height of the contact points as a share of the crown. */
  readonly contact: number;
}

/** A blade: straight edge, distal corner rounder than the mesial one. */
export function incisorCrown({ width: w, neck, crown: h }: Measures, form: IncisorForm): Command[] {
  const { mesialCorner: m, distalCorner: d, dip, contact } = form;
  const outline = new Outline()
    .m(neck / 2, 0)
    .c(neck / 2 + 0.12, h * 0.26, w / 2, h * 0.48, w / 2, h * (contact + 0.06))
    .c(w / 2, h * 0.94, w / 2 - m * 0.3, h, w / 2 - m, h)
    .c(w * 0.16, h * 1.015, -w * 0.14, h * 1.005, -(w / 2 - d), h * 0.985)
    .c(-(w / 2 - d * 0.4), h * 0.975, -w / 2, h * 0.88, -w / 2, h * (contact - 0.06))
    .c(-w / 2, h * 0.42, -neck / 2 - 0.1, h * 0.22, -neck / 2, 0);
  return alongCej(outline, neck, dip);
}

/** A cusp tip or a notch between two: share of the width from the middle, share of the height. */
type Place = readonly [across: number, up: number];

export interface CuspForm {
  /** Heights of the mesial and distal contact, as shares of the crown. */
  readonly mesial: number;
  readonly distal: number;
  /** Tips from mesial to distal, and the notches between them. */
  readonly tips: readonly [Place, ...Place[]];
  readonly notches?: readonly Place[];
  /** How round the shoulders run into the outer tips, 0 pointed to 1 flat. */
  readonly round: number;
  readonly dip: number;
  readonly shoulder?: number;
  /** How far the crown swells over the neck, mm. */
  readonly bulge?: number;
}

/** From one tip down into a notch and up to the next. */
function overNotch(outline: Outline, { width: w, crown: h }: Measures, a: Place, notch: Place, b: Place): void {
  const fall = [(a[0] - notch[0]) * w, (a[1] - notch[1]) * h] as const;
  const rise = [(notch[0] - b[0]) * w, (b[1] - notch[1]) * h] as const;
  const [nx, ny] = [notch[0] * w, notch[1] * h];
  outline
    .c(a[0] * w - fall[0] * 0.5, a[1] * h, nx + fall[0] * 0.2, ny + fall[1] * 0.4, nx, ny)
    .c(nx - rise[0] * 0.2, ny + rise[1] * 0.4, b[0] * w + rise[0] * 0.5, b[1] * h, b[0] * w, b[1] * h);
}

/** Canines, premolars and molars: one to three tips seen from the cheek. */
export function cuspedCrown(measures: Measures, form: CuspForm): Command[] {
  const { width: w, neck, crown: h } = measures;
  const { tips, notches = [], round, dip, shoulder = 0.17, bulge = 0.22, mesial, distal } = form;
  const [first] = tips;
  const last = tips.at(-1) ?? first;
  const outline = new Outline().m(neck / 2, 0).c(neck / 2 + bulge, h * 0.16, w / 2, h * 0.26, w / 2, h * mesial);
  const mesialTop = first[0] * w + (w / 2 - first[0] * w) * round;
  outline.c(w / 2, h * (mesial + shoulder), mesialTop, h * first[1], first[0] * w, h * first[1]);
  notches.forEach((notch, i) => {
    const [a, b] = [tips[i], tips[i + 1]];
    if (a && b) overNotch(outline, measures, a, notch, b);
  });
  const distalTop = last[0] * w - (w / 2 + last[0] * w) * round;
  outline
    .c(distalTop, h * last[1], -w / 2, h * (distal + shoulder), -w / 2, h * distal)
    .c(-w / 2, h * 0.24, -neck / 2 - bulge, h * 0.15, -neck / 2, 0);
  return alongCej(outline, neck, dip);
}
