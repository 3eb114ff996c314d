import type { ChartTone } from './chart-spec';

/** The tokens a drawing needs, as the browser resolves them now. */
export interface Palette {
  tones: Record<ChartTone, string>;
  missedGround: string;
  ink: string;
  faint: string;
  line: string;
  surface: string;
  raised: string;
  font: string;
}

const TOKENS: Record<ChartTone, string> = {
  accent: '--accent',
  muted: '--line-2',
  missed: '--red',
  grey: '--grey',
  amber: '--amber',
  blue: '--blue',
  violet: '--violet',
  green: '--green',
  red: '--red',
};

/** Reads the theme of an element: a drawing library takes colours, not custom properties. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const tone = (of: ChartTone) => token(TOKENS[of]);
  return {
    tones: {
      ...{ accent: tone('accent'), muted: tone('muted'), missed: tone('missed'), grey: tone('grey') },
      ...{ amber: tone('amber'), blue: tone('blue'), violet: tone('violet'), green: tone('green'), red: tone('red') },
    },
    missedGround: token('--red-soft'),
    ink: token('--ink'),
    faint: token('--ink-3'),
    line: token('--line'),
    surface: token('--surface'),
    raised: token('--raised'),
    font: style.fontFamily,
  };
}
