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

export interface Theme {
  readonly paper: string;
  readonly ink: string;
  /** Neutral marks on teeth, dark in every theme. */
  readonly mark: string;
  /** Outline of teeth. */
  readonly line: string;
  /** Teeth that are not there, separators of the diagram. */
  readonly soft: string;
  readonly muted: string;
  readonly grid: string;
  readonly gum: string;
  /** Crown and root gradients, from distal to mesial. */
  readonly crown: readonly string[];
  readonly root: readonly string[];
  readonly behind: string;
  readonly groove: string;
  readonly table: string;
  readonly accent: string;
  readonly selected: string;
  readonly noteFold: string;
  readonly layers: Readonly<Record<Layer, LayerColours>>;
}

export const THEME_NAMES = ['light', 'dark', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

const layer = (ink: string, solid: string, tint: string, badge: string = ink): LayerColours => ({
  ink,
  solid,
  tint,
  badge,
});

/**
 * The default profile (design.md 2.1, "Chart colours"): disease red, planned blue, done here green, done elsewhere grey.
 * Patterns and glyphs say the same without colour.
 */
const LIGHT_LAYERS: Readonly<Record<Layer, LayerColours>> = {
  condition: layer('#b3261e', '#b3261e', '#f8cfca'),
  planned: layer('#2350b5', '#2350b5', '#d5dff6'),
  progress: layer('#65399b', '#65399b', '#e4d8f2'),
  done: layer('#18703f', '#1f7a4d', '#c9e7d5'),
  elsewhere: layer('#575c60', '#83898d', '#dfe1e2'),
  referred: layer('#474e52', '#474e52', '#e6e8e8'),
};

const DARK_LAYERS: Readonly<Record<Layer, LayerColours>> = {
  condition: layer('#b92c22', '#c3352a', '#f3c4be', '#ff7f72'),
  planned: layer('#2a57c2', '#2f5fd0', '#cbd8f6', '#86a9ff'),
  progress: layer('#6b3fa6', '#7748b5', '#dccdf0', '#c6a8f1'),
  done: layer('#18703f', '#1f8753', '#bfe2cd', '#58be87'),
  elsewhere: layer('#575c60', '#737b80', '#d3d7d9', '#9aa1a5'),
  referred: layer('#474e52', '#474e52', '#dcdfe0', '#bcc1c2'),
};

const LIGHT: Theme = {
  paper: '#fff',
  ink: '#1a1e20',
  mark: '#1a1e20',
  line: '#6f685a',
  soft: '#b3afa5',
  muted: '#666a6c',
  grid: '#e0dcd3',
  gum: '#f1cfc5',
  crown: ['#efe7d4', '#fffefc', '#faf6ec', '#e6dcc4'],
  root: ['#e0cca4', '#f8efdc', '#dcc79c'],
  behind: '#dccaa4',
  groove: '#cdbf9f',
  table: '#fdfbf5',
  accent: '#0b5a61',
  selected: '#d9ebe9',
  noteFold: '#fff0b8',
  layers: LIGHT_LAYERS,
};

const DARK: Theme = {
  ...LIGHT,
  paper: '#16191c',
  ink: '#edece8',
  line: '#8f897b',
  soft: '#5b625f',
  muted: '#929a9d',
  grid: '#363d42',
  gum: '#4a2b27',
  crown: ['#bfb8a6', '#f1eee5', '#e2dccd', '#aea68f'],
  root: ['#8f8264', '#c6b893', '#877959'],
  behind: '#776b4f',
  groove: '#94896c',
  table: '#e9e6dd',
  accent: '#5fc3c3',
  selected: '#12302f',
  noteFold: '#efbb62',
  layers: DARK_LAYERS,
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK, print: LIGHT };
