import type { ThemeName } from '../../drawing/theme';

/** Colours of the strip. Dashes, weight and underline say the same without them. */
export interface StripColours {
  /** Between the margin and the base of the pocket. */
  readonly pocket: string;
  readonly margin: string;
  readonly base: string;
  /** Depths over 5 mm, bleeding, pus. */
  readonly alert: string;
  /** The exam compared with. */
  readonly faint: string;
}

const LIGHT: StripColours = {
  pocket: '#fbe0dc',
  margin: '#b3261e',
  base: '#2350b5',
  alert: '#b3261e',
  faint: '#8a8f92',
};
const DARK: StripColours = {
  pocket: '#46292a',
  margin: '#ff7f72',
  base: '#86a9ff',
  alert: '#ff7f72',
  faint: '#7f878b',
};

/** They belong to the theme alone: a clinic's convention of colours means findings and work, not figures. */
export const STRIP_COLOURS: Readonly<Record<ThemeName, StripColours>> = { light: LIGHT, dark: DARK, print: LIGHT };
