import type { Layer } from '../findings/layers';

/** Colours of one layer. */
export interface LayerColours {
  /** Lines and marks on teeth: at least 5.5 : 1 on white. */
  readonly ink: string;
  /** Solid ground of dark materials (amalgam, metal). */
  readonly solid: string;
  /** Pale ground of tooth-coloured materials. */
  readonly tint: string;
  /** The badge and whatever stands on the paper instead of a tooth. */
  readonly badge: string;
}

type Pair = readonly [light: LayerColours, dark: LayerColours];

const colours = (ink: string, solid: string, tint: string, badge: string = ink): LayerColours => ({
  ink,
  solid,
  tint,
  badge,
});

const RED: Pair = [colours('#b3261e', '#b3261e', '#f8cfca'), colours('#b92c22', '#c3352a', '#f3c4be', '#ff7f72')];
const BLUE: Pair = [colours('#2350b5', '#2350b5', '#d5dff6'), colours('#2a57c2', '#2f5fd0', '#cbd8f6', '#86a9ff')];
const VIOLET: Pair = [colours('#65399b', '#65399b', '#e4d8f2'), colours('#6b3fa6', '#7748b5', '#dccdf0', '#c6a8f1')];
const GREEN: Pair = [colours('#18703f', '#1f7a4d', '#c9e7d5'), colours('#18703f', '#1f8753', '#bfe2cd', '#58be87')];
const AMBER: Pair = [colours('#7a4f00', '#946200', '#f7e3b4'), colours('#7a4f00', '#946200', '#f0d9a2', '#efbb62')];
const GREY: Pair = [colours('#575c60', '#83898d', '#dfe1e2'), colours('#575c60', '#737b80', '#d3d7d9', '#9aa1a5')];
const SLATE: Pair = [colours('#474e52', '#474e52', '#e6e8e8'), colours('#474e52', '#474e52', '#dcdfe0', '#bcc1c2')];
const BLACK: Pair = [colours('#1a1e20', '#1a1e20', '#d5d8d9'), colours('#1a1e20', '#2b3033', '#c6cacc', '#edece8')];

/**
 * Conventions of colour. The same two colours mean opposite things in different countries and programs
 * (standards.md 4), so a clinic chooses one for all and no person has their own.
 * Patterns, outlines and glyphs are the same in all of them.
 */
export const PROFILE_NAMES = ['default', 'iso-neutral', 'pe-br', 'ar', 'axium-like'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

const PROFILES: Readonly<Record<ProfileName, Readonly<Record<Layer, Pair>>>> = {
  /** design.md 2.1: disease red, planned blue, done here green, done elsewhere grey. */
  default: { condition: RED, planned: BLUE, progress: VIOLET, done: GREEN, elsewhere: GREY, referred: SLATE },
  /** No colour at all: ground, outline, badge and texture say everything. */
  'iso-neutral': {
    condition: BLACK,
    planned: SLATE,
    progress: SLATE,
    done: BLACK,
    elsewhere: GREY,
    referred: SLATE,
  },
  /** Peru, Brazil: red is disease and what is indicated, blue is satisfactory work. */
  'pe-br': { condition: RED, planned: RED, progress: RED, done: BLUE, elsewhere: BLUE, referred: RED },
  /** Argentina: red is work that exists, blue is what is required. */
  ar: { condition: BLUE, planned: BLUE, progress: BLUE, done: RED, elsewhere: RED, referred: BLUE },
  /** As in axiUm: findings solid, planned yellow, in process red, completed paler. */
  'axium-like': {
    condition: BLACK,
    planned: AMBER,
    progress: RED,
    done: BLUE,
    elsewhere: GREY,
    referred: VIOLET,
  },
};

/** The colours of every layer in a convention, for light or dark paper. */
export function layersOf(profile: ProfileName, isDark: boolean): Readonly<Record<Layer, LayerColours>> {
  const { condition, planned, progress, done, elsewhere, referred } = PROFILES[profile];
  const shade = isDark ? 1 : 0;
  return {
    condition: condition[shade],
    planned: planned[shade],
    progress: progress[shade],
    done: done[shade],
    elsewhere: elsewhere[shade],
    referred: referred[shade],
  };
}
