import type { FindingContent } from '../findings/finding';
import type { Layer } from '../findings/layers';
import type { FindingCode } from '../findings/vocabulary';
import type { Attributes } from './pen';
import type { Theme } from './theme';

/** How one finding is drawn: colour repeats what ground, outline and texture already say. */
export interface Ink {
  readonly layer: Layer;
  readonly colour: string;
  /** The same colour where it stands on the paper instead of a tooth. */
  readonly onPaper: string;
  readonly solid: string;
  readonly tint: string;
  readonly width: number;
  readonly dash?: string;
  /** White ground: it is not in the mouth yet. */
  readonly isHollow: boolean;
  /** Typed but not saved. */
  readonly isPending: boolean;
}

/** A finding with what the drawing adds to it. */
export interface Drawn {
  readonly finding: FindingContent;
  readonly ink: Ink;
}

/** Plain facts are drawn in neutral ink and carry no badge. */
const FACTS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'missing',
  'closed',
  'unerupted',
  'partial',
  'impacted',
  'supernumerary',
  'retained',
  'rotation',
  'drift',
  'mobility',
  'note',
  'unknown',
  'sound',
  'wear',
]);
/** Of these, the ones that are drawn over a tooth and keep dark ink in the dark theme. */
const OVER_TOOTH: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'partial',
  'supernumerary',
  'retained',
  'rotation',
  'drift',
  'mobility',
  'wear',
]);

export const isPlainFact = ({ code, layer }: FindingContent): boolean => layer === 'condition' && FACTS.has(code);

const DASHES: Partial<Record<Layer, string>> = { planned: '3 2', progress: '6 2 1 2', referred: '.01 2.5' };
const WIDTHS: Readonly<Record<Layer, number>> = {
  condition: 1.3,
  planned: 1.4,
  progress: 1.5,
  done: 1.5,
  elsewhere: 1.2,
  referred: 1.9,
};
const PENDING_DASH = '2.5 1.8';

export function inkOf(theme: Theme, finding: FindingContent, isPending: boolean): Ink {
  const { layer, code } = finding;
  const colours = theme.layers[layer];
  const fact = OVER_TOOTH.has(code) ? theme.mark : theme.ink;
  return {
    layer,
    colour: isPlainFact(finding) ? fact : colours.ink,
    onPaper: colours.badge,
    solid: colours.solid,
    tint: colours.tint,
    width: WIDTHS[layer],
    dash: isPending ? PENDING_DASH : DASHES[layer],
    isHollow: layer === 'planned' || layer === 'referred' || isPending,
    isPending,
  };
}

/** Stroke attributes of a layer's outline. */
export function stroke(ink: Ink, width: number = ink.width, dash: string | undefined = ink.dash): Attributes {
  return {
    stroke: ink.colour,
    'stroke-width': width,
    'stroke-dasharray': dash,
    'stroke-linecap': ink.layer === 'referred' && dash && !ink.isPending ? 'round' : undefined,
  };
}

/** The same outline without its dashes, for marks too small to carry them. */
export const plainStroke = (ink: Ink, width: number): Attributes => ({ stroke: ink.colour, 'stroke-width': width });
/** A plain stroke with round ends. */
export const roundStroke = (ink: Ink, width: number): Attributes => ({
  ...stroke(ink, width),
  'stroke-linecap': 'round',
});
/** White under a mark, so that it can be told from the tooth. */
export const halo = (width: number): Attributes => ({ stroke: '#fff', 'stroke-width': width });
