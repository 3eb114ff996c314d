import type { CuspForm } from './crowns';
import type { DiagramForm } from './diagram';
import type { ForkForm } from './roots';

export interface MolarForm {
  readonly cusps: CuspForm;
  /** Apices as [mm across, share of the root length]. */
  readonly fork: ForkForm;
  readonly palatal?: { readonly half: number; readonly length: number; readonly bend: number };
  readonly diagram: DiagramForm;
}

/** Upper molars are rhomboid (mesio-buccal and disto-lingual acute), lower ones rectangular. */
const UPPER: DiagramForm = { kind: 'upper-molar', power: 3.1, skew: 0.1, taper: 0.03, innerX: 0.56, innerY: 0.54 };
const LOWER: DiagramForm = { kind: 'lower-molar', power: 3, skew: 0.02, taper: -0.07, innerX: 0.58, innerY: 0.54 };
const FIVE_CUSPS: DiagramForm = { ...LOWER, kind: 'five-cusps' };

const cusps = (tips: CuspForm['tips'], notches: CuspForm['notches'], more: Partial<CuspForm> = {}): CuspForm => ({
  tips,
  notches,
  mesial: 0.58,
  distal: 0.5,
  round: 0.5,
  dip: 0.75,
  shoulder: 0.24,
  ...more,
});

const fork = (
  depth: number,
  mesial: ForkForm['mesial'],
  distal: ForkForm['distal'],
  [thick, tip, flare]: readonly [number, number, number],
): ForkForm => ({ depth, across: -0.1, mesial, distal, thick, tip, flare });

/** Primary molars: bulbous crown over a tight neck, thin flaring roots with room for the premolar between them. */
const BULBOUS: Partial<CuspForm> = { dip: 0.55, bulge: 0.6 };
const THIN: readonly [number, number, number] = [0.9, 0.42, 0.75];

export const MOLARS: Readonly<
  Record<'u6' | 'u7' | 'u8' | 'l6' | 'l7' | 'l8' | 'pu4' | 'pu5' | 'pl4' | 'pl5', MolarForm>
> = {
  u6: {
    cusps: cusps(
      [
        [0.24, 1],
        [-0.25, 0.96],
      ],
      [[-0.02, 0.84]],
    ),
    fork: fork(3.3, [3.15, -1], [-4.15, -0.94], [1.1, 0.55, 0.35]),
    palatal: { half: 1.7, length: 13.9, bend: -0.3 },
    diagram: UPPER,
  },
  u7: {
    cusps: cusps(
      [
        [0.22, 1],
        [-0.27, 0.9],
      ],
      [[-0.05, 0.8]],
    ),
    fork: fork(3.7, [2.2, -1], [-3.5, -0.95], [1.1, 0.55, 0.3]),
    palatal: { half: 1.5, length: 12.6, bend: -0.6 },
    diagram: { ...UPPER, skew: 0.13, taper: -0.02 },
  },
  u8: {
    cusps: cusps(
      [
        [0.2, 1],
        [-0.26, 0.86],
      ],
      [[-0.06, 0.8]],
    ),
    fork: fork(5.2, [1, -1], [-2.9, -0.93], [1.1, 0.5, 0.1]),
    palatal: { half: 1.25, length: 11.4, bend: -1 },
    diagram: { ...UPPER, power: 2.5, taper: -0.12 },
  },
  l6: {
    cusps: cusps(
      [
        [0.29, 1],
        [-0.06, 0.97],
        [-0.37, 0.85],
      ],
      [
        [0.12, 0.84],
        [-0.24, 0.8],
      ],
    ),
    fork: fork(3.1, [3.2, -1], [-4.7, -0.95], [1.45, 0.75, 0.3]),
    diagram: FIVE_CUSPS,
  },
  l7: {
    cusps: cusps(
      [
        [0.24, 1],
        [-0.24, 0.97],
      ],
      [[0, 0.83]],
    ),
    fork: fork(3.8, [1.9, -1], [-3.6, -0.95], [1.4, 0.7, 0.3]),
    diagram: { ...LOWER, taper: -0.03 },
  },
  l8: {
    cusps: cusps(
      [
        [0.23, 1],
        [-0.24, 0.93],
      ],
      [[0, 0.83]],
    ),
    fork: fork(5, [0.7, -1], [-3.6, -0.94], [1.4, 0.6, 0.15]),
    diagram: { ...LOWER, power: 2.5, taper: -0.05 },
  },
  pu4: {
    cusps: cusps(
      [
        [0.12, 1],
        [-0.3, 0.86],
      ],
      [[-0.14, 0.82]],
      BULBOUS,
    ),
    fork: fork(2, [2.7, -1], [-3.1, -0.9], THIN),
    palatal: { half: 1, length: 10.4, bend: -0.1 },
    diagram: { ...UPPER, skew: 0.04, power: 2.4, taper: -0.16 },
  },
  pu5: {
    cusps: cusps(
      [
        [0.23, 1],
        [-0.24, 0.95],
      ],
      [[0, 0.82]],
      BULBOUS,
    ),
    fork: fork(2, [3, -1], [-3.7, -0.9], THIN),
    palatal: { half: 1.15, length: 12, bend: -0.2 },
    diagram: UPPER,
  },
  pl4: {
    cusps: cusps(
      [
        [0.18, 1],
        [-0.22, 0.92],
      ],
      [[-0.05, 0.84]],
      BULBOUS,
    ),
    fork: fork(2, [2.9, -1], [-3.3, -0.92], THIN),
    diagram: { ...LOWER, power: 2.5 },
  },
  pl5: {
    cusps: cusps(
      [
        [0.28, 1],
        [-0.03, 0.98],
        [-0.33, 0.92],
      ],
      [
        [0.12, 0.84],
        [-0.19, 0.83],
      ],
      BULBOUS,
    ),
    fork: fork(1.9, [3.3, -1], [-4.1, -0.93], [1.05, 0.42, 0.75]),
    diagram: FIVE_CUSPS,
  },
};
