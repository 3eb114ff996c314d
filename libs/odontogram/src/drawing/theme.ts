import type { Layer } from '../findings/layers';
import { layersOf, type LayerColours, type ProfileName } from './profiles';

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
  /** Halo of a tooth that changed, and the dark plate under its number. */
  readonly changed: string;
  readonly plate: string;
  readonly layers: Readonly<Record<Layer, LayerColours>>;
}

export const THEME_NAMES = ['light', 'dark', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

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
  changed: '#f2c14e',
  plate: '#5c3d00',
  layers: layersOf('default', false),
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
  changed: '#a87b1c',
  plate: '#f4cf7a',
  layers: layersOf('default', true),
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK, print: LIGHT };

/** A theme in the colours of a clinic's convention: only the pairs of the layers change. */
export function themeOf(name: ThemeName = 'light', profile: ProfileName = 'default'): Theme {
  const theme = THEMES[name];
  return profile === 'default' ? theme : { ...theme, layers: layersOf(profile, name === 'dark') };
}
