import { cuspedCrown, incisorCrown, type CuspForm, type IncisorForm } from './crowns';
import type { DiagramForm } from './diagram';
import { MEASURES, type Measures, type ShapeKey } from './measures';
import { MOLARS, type MolarForm } from './molars';
import { Outline, type Command, type Point } from './path';
import { forkedRoot, palatalRoot, sideCanal, singleRoot, straightCanal, type ForkForm } from './roots';

/** A tooth in millimetres, before it is scaled for drawing. */
export interface Form {
  readonly crown: readonly Command[];
  readonly root: readonly Command[];
  /** The palatal root of upper molars, behind the others. */
  readonly behind?: readonly Command[];
  readonly canals: readonly (readonly Command[])[];
  /** Where the roots part; absent on teeth with one root. */
  readonly furcation?: Point;
  /** Fine lines that give the crown its face. */
  readonly grooves?: readonly Command[];
  readonly diagram: DiagramForm;
}

/** Fine curves, each as eight numbers of a Bézier curve. */
function fineLines(...curves: readonly (readonly number[])[]): Command[] {
  const outline = new Outline();
  for (const [x = 0, y = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] of curves) outline.m(x, y).c(a, b, c, d, e, f);
  return outline.commands;
}

const INCISOR: DiagramForm = { kind: 'incisor', power: 2.5, taper: -0.3, innerX: 0.68, innerY: 0.25, shift: -0.1 };
const LOWER_INCISOR: DiagramForm = { ...INCISOR, taper: -0.16, power: 2.2 };
const CANINE: DiagramForm = { kind: 'canine', power: 2, taper: -0.2, innerX: 0.62, innerY: 0.28, shift: -0.05 };
const PREMOLAR: DiagramForm = { kind: 'premolar', power: 2.3, taper: -0.13, innerX: 0.56, innerY: 0.5 };
const LOWER_PREMOLAR: DiagramForm = { ...PREMOLAR, power: 2.15, taper: -0.08 };

type IncisorKey = 'u1' | 'u2' | 'l1' | 'l2' | 'pu1' | 'pu2' | 'pl1' | 'pl2';
/** Corner radii (mesial, distal), bend of the root to distal and dip of the CEJ, mm. */
const INCISORS: Readonly<Record<IncisorKey, readonly [number, number, number, number]>> = {
  u1: [1.1, 2.1, -0.35, 2.1],
  u2: [1.2, 2.2, -0.95, 1.8],
  l1: [0.7, 0.8, -0.2, 1.6],
  l2: [0.7, 1.1, -0.5, 1.7],
  pu1: [1, 1.6, -0.4, 1.2],
  pu2: [1.1, 1.6, -0.7, 1.1],
  pl1: [0.6, 0.8, -0.2, 0.9],
  pl2: [0.7, 1.2, -0.5, 0.9],
};

function incisor(key: IncisorKey): Form {
  const measures = MEASURES[key];
  const { width: w, neck, crown: h, root } = measures;
  const [mesialCorner, distalCorner, bend, dip] = INCISORS[key];
  const [isPrimary, isLower] = [key.startsWith('p'), key.includes('l')];
  const form: IncisorForm = { mesialCorner, distalCorner, dip, contact: isLower ? 0.82 : 0.74 };
  const mamelons = fineLines(
    [w * 0.17, h * 0.93, w * 0.16, h * 0.8, w * 0.13, h * 0.7, w * 0.1, h * 0.6],
    [-w * 0.17, h * 0.92, -w * 0.17, h * 0.8, -w * 0.14, h * 0.7, -w * 0.1, h * 0.6],
  );
  return {
    crown: incisorCrown(measures, form),
    root: singleRoot(neck, root, bend, isPrimary ? 0.5 : 0.7, 0.02),
    canals: [straightCanal(h, root, bend)],
    grooves: isPrimary ? undefined : mamelons,
    diagram: isLower ? LOWER_INCISOR : INCISOR,
  };
}

type CanineKey = 'u3' | 'l3' | 'pu3' | 'pl3';
/** Tip across, bend of the root, dip of the CEJ, heights of the mesial and distal contact. */
const CANINES: Readonly<Record<CanineKey, readonly [number, number, number, number, number]>> = {
  u3: [0.03, -0.95, 2.3, 0.58, 0.46],
  l3: [0.1, -0.6, 2.1, 0.7, 0.52],
  pu3: [-0.06, -0.7, 1.4, 0.46, 0.5],
  pl3: [0.1, -0.5, 1.2, 0.56, 0.48],
};

function canine(key: CanineKey): Form {
  const measures = MEASURES[key];
  const { width: w, neck, crown: h, root } = measures;
  const [tip, bend, dip, mesial, distal] = CANINES[key];
  const form: CuspForm = { mesial, distal, tips: [[tip, 1]], round: 0.14, dip, shoulder: 0.13 };
  return {
    crown: cuspedCrown(measures, form),
    root: singleRoot(neck, root, bend, key.startsWith('p') ? 0.5 : 0.75, 0.12),
    canals: [straightCanal(h, root, bend)],
    grooves: fineLines([tip * w + 0.1, h * 0.86, w * 0.05, h * 0.7, w * 0.06, h * 0.5, w * 0.05, h * 0.34]),
    diagram: CANINE,
  };
}

type PremolarKey = 'u4' | 'u5' | 'l4' | 'l5';
/** Tip across, bend of the root, heights of the mesial and distal contact, roundness. */
const PREMOLARS: Readonly<Record<PremolarKey, readonly [number, number, number, number, number]>> = {
  u4: [-0.05, -0.4, 0.5, 0.52, 0.2],
  u5: [0.03, -0.85, 0.52, 0.5, 0.26],
  l4: [0.06, -0.7, 0.54, 0.5, 0.2],
  l5: [0.04, -0.9, 0.54, 0.52, 0.34],
};

/** The upper first premolar has two roots that part at half their length. */
function splitRoot({ neck, crown, root }: Measures): Pick<Form, 'root' | 'canals' | 'furcation'> {
  const fork: ForkForm = {
    depth: root * 0.52,
    across: -0.05,
    mesial: [1.15, -root],
    distal: [-1.5, -root * 0.97],
    tip: 0.46,
    thick: 1.02,
    flare: 0,
  };
  return {
    root: forkedRoot(neck, root, fork),
    furcation: [fork.across, -fork.depth],
    canals: [sideCanal(0.6, crown, [1.1, -root]), sideCanal(-0.6, crown, [-1.45, -root * 0.97])],
  };
}

function premolar(key: PremolarKey): Form {
  const measures = MEASURES[key];
  const { width: w, neck, crown: h, root } = measures;
  const [tip, bend, mesial, distal, round] = PREMOLARS[key];
  const x = tip * w;
  const single = { root: singleRoot(neck, root, bend, 0.66, 0.06), canals: [straightCanal(h, root, bend)] };
  return {
    crown: cuspedCrown(measures, { mesial, distal, tips: [[tip, 1]], round, dip: 1.5, shoulder: 0.18 }),
    ...(key === 'u4' ? splitRoot(measures) : single),
    grooves: fineLines([x, h * 0.84, x + 0.1, h * 0.7, x + 0.1, h * 0.55, x, h * 0.42]),
    diagram: key.startsWith('l') ? LOWER_PREMOLAR : PREMOLAR,
  };
}

function molar(measures: Measures, form: MolarForm): Form {
  const { width: w, neck, crown: h, root } = measures;
  const { cusps, fork, palatal, diagram } = form;
  const [mesial, distal] = [fork.mesial, fork.distal].map(([x, y]): [number, number] => [x, y * root]);
  const tips = { mesial: mesial ?? [0, -root], distal: distal ?? [0, -root] };
  const grooves = (cusps.notches ?? []).map(([x, y], i) => [
    x * w,
    y * h,
    x * w + 0.05,
    y * h - 0.5,
    x * w - 0.1,
    h * 0.62,
    x * w - 0.05,
    h * (i ? 0.5 : 0.4),
  ]);
  const sides = [sideCanal(neck * 0.2, h, tips.mesial), sideCanal(-neck * 0.2, h, tips.distal)];
  return {
    crown: cuspedCrown(measures, cusps),
    root: forkedRoot(neck, root, { ...fork, ...tips }),
    furcation: [fork.across, -fork.depth],
    behind: palatal && palatalRoot(palatal.half, palatal.length, palatal.bend),
    canals: palatal ? [sideCanal(0, h, [palatal.bend, -palatal.length]), ...sides] : sides,
    grooves: fineLines(...grooves),
    diagram,
  };
}

const isIncisor = (key: ShapeKey): key is IncisorKey => Object.hasOwn(INCISORS, key);
const isCanine = (key: ShapeKey): key is CanineKey => Object.hasOwn(CANINES, key);
const isPremolar = (key: ShapeKey): key is PremolarKey => Object.hasOwn(PREMOLARS, key);

/** The form of one of the 26 shapes, in millimetres. */
export function formOf(key: ShapeKey): Form {
  if (isIncisor(key)) return incisor(key);
  if (isCanine(key)) return canine(key);
  if (isPremolar(key)) return premolar(key);
  return molar(MEASURES[key], MOLARS[key]);
}
