import { oneDecimal } from '../indices/share';

/** Unweighted scores of the Peer Assessment Rating, as an observer entered them. */
export interface ParComponents {
  /** Upper and lower front segments: the scores of their contact points added up. */
  readonly upper: number;
  readonly lower: number;
  /** Buccal occlusion by side: antero-posterior 0-2, vertical 0-1, transverse 0-4, added up. */
  readonly left: number;
  readonly right: number;
  /** Overjet 0-4, and front crossbite 0-4 where there is one. */
  readonly overjet: number;
  /** Overbite 0-3 or open bite 0-4. */
  readonly overbite: number;
  readonly centreLine: number;
}

export const PAR_COMPONENTS = ['upper', 'lower', 'left', 'right', 'overjet', 'overbite', 'centreLine'] as const;
export type ParComponent = (typeof PAR_COMPONENTS)[number];

/** Weights of the United Kingdom (Richmond 1992). */
export const PAR_WEIGHTS: Readonly<Record<ParComponent, number>> = {
  upper: 1,
  lower: 1,
  left: 1,
  right: 1,
  overjet: 6,
  overbite: 2,
  centreLine: 4,
};

/** Highest scores: five contact points of 5; 2 + 1 + 4 a side; overjet and front crossbite of 4 each. */
export const PAR_MAXIMA: Readonly<Record<ParComponent, number>> = {
  upper: 25,
  lower: 25,
  left: 7,
  right: 7,
  overjet: 8,
  overbite: 4,
  centreLine: 2,
};

/** The first score whose upper edge the value does not pass. */
const scoreBy = (edges: readonly number[], value: number): number => {
  const score = edges.findIndex((edge) => value <= edge);
  return score === -1 ? edges.length : score;
};

/** Cut points that are certain. Open bite, front crossbite and buccal occlusion are entered as scores: copies differ. */
export const parScore = {
  /** A contact point, mm: up to 1, 2, 4, 8, above; 5 when a tooth is impacted (gap of 4 mm or less). */
  displacement: (mm: number, isImpacted = false): number => (isImpacted ? 5 : scoreBy([1, 2, 4, 8], mm)),
  /** mm: up to 3, 5, 7, 9, above. */
  overjet: (mm: number): number => scoreBy([3, 5, 7, 9], mm),
  /** Share of the lower incisor covered: up to a third, two thirds, more, all. */
  overbite: (share: number): number => (share >= 1 ? 3 : scoreBy([1 / 3, 2 / 3], share)),
  /** Shift as a share of the width of a lower incisor: up to a quarter, up to a half, more. */
  centreLine: (share: number): number => scoreBy([1 / 4, 1 / 2], share),
};

export interface ContactPoint {
  readonly mm: number;
  readonly isImpacted?: boolean;
}

/** The score of a front segment: its contact points added up. */
export const parSegment = (contacts: readonly ContactPoint[]): number =>
  contacts.reduce((sum, { mm, isImpacted }) => sum + parScore.displacement(mm, isImpacted), 0);

export interface Par {
  readonly components: ParComponents;
  readonly unweighted: number;
  /** Each component times its weight. */
  readonly parts: Readonly<Record<ParComponent, number>>;
  readonly weighted: number;
}

/** Weighted total (UK). It is recorded by somebody, never certified: only a calibrated observer's counts. */
export function par(components: ParComponents): Par {
  const part = (name: ParComponent): number => components[name] * PAR_WEIGHTS[name];
  const sum = (of: (name: ParComponent) => number): number =>
    PAR_COMPONENTS.reduce((total, name) => total + of(name), 0);
  return {
    components,
    unweighted: sum((name) => components[name]),
    parts: {
      upper: part('upper'),
      lower: part('lower'),
      left: part('left'),
      right: part('right'),
      overjet: part('overjet'),
      overbite: part('overbite'),
      centreLine: part('centreLine'),
    },
    weighted: sum(part),
  };
}

export const PAR_OUTCOMES = ['worse_or_no_different', 'improved', 'greatly_improved'] as const;
export type ParOutcomeName = (typeof PAR_OUTCOMES)[number];

export interface ParOutcome {
  /** Points gained; negative is worse. */
  readonly points: number;
  /** Of the score before, one decimal; null when there was nothing to gain. */
  readonly percent: number | null;
  readonly outcome: ParOutcomeName;
}

/** Points and share from which treatment has greatly improved or improved an occlusion (Richmond 1992). */
export const GREATLY_IMPROVED_POINTS = 22;
export const IMPROVED_PERCENT = 30;

/** What two weighted totals say: 22 points greatly improved, 30 % improved, less worse or no different. */
export function parOutcome(before: number, after: number): ParOutcome {
  const points = before - after;
  const percent = before === 0 ? null : oneDecimal((100 * points) / before);
  if (points >= GREATLY_IMPROVED_POINTS) return { points, percent, outcome: 'greatly_improved' };
  // On the points themselves: 29.96 % is not 30 %.
  const isImproved = points > 0 && points * 100 >= IMPROVED_PERCENT * before;
  return { points, percent, outcome: isImproved ? 'improved' : 'worse_or_no_different' };
}
