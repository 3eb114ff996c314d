import type { Layer } from '../findings/layers';
import { LAYERS } from '../findings/layers';
import { layerGlyph } from './glyphs';
import type { Shape } from './geometry/shapes';
import type { Theme } from './theme';

/** Parts of a tooth that many cells draw: c crown, r root, p palatal root, g all outlines, t sound tooth, o sound diagram. */
export type Part = 'c' | 'r' | 'p' | 'g' | 't' | 'o';

const stops = (colours: readonly string[], offsets: readonly number[]): string =>
  colours.map((colour, i) => `<stop offset="${offsets[i] ?? 1}" stop-color="${colour}"/>`).join('');

/**
 * Definitions of one drawing. Only what is asked for is written, so that no id dangles and none is unused;
 * every id starts with the drawing's own prefix, so that two charts share a page.
 */
export class Definitions {
  private readonly parts = new Map<string, string>();

  constructor(
    private readonly prefix: string,
    private readonly theme: Theme,
  ) {}

  /** Reference to a part of a shape. */
  part(part: Part, shape: Shape): string {
    const id = `${this.prefix}${part}${shape.key}`;
    if (!this.parts.has(id)) {
      const markup = this.markupOf(part, shape, id);
      this.parts.set(id, markup);
    }
    return `#${id}`;
  }

  /** Reference to a gradient, for `fill`. */
  gradient(name: 'crown' | 'root' | 'upper-gum' | 'lower-gum'): string {
    const id = `${this.prefix}${name}`;
    if (!this.parts.has(id)) this.parts.set(id, this.gradientMarkup(name, id));
    return `url(#${id})`;
  }

  /** Reference to the badge of a layer. */
  badge(layer: Layer): string {
    const id = `${this.prefix}k${LAYERS.indexOf(layer)}`;
    if (!this.parts.has(id)) this.parts.set(id, `<g id="${id}">${layerGlyph(this.theme, layer)}</g>`);
    return `#${id}`;
  }

  markup(): string {
    return [...this.parts.values()].join('');
  }

  private gradientMarkup(name: string, id: string): string {
    const { crown, root, gum } = this.theme;
    if (name === 'crown') return `<linearGradient id="${id}">${stops(crown, [0, 0.38, 0.68, 1])}</linearGradient>`;
    if (name === 'root') return `<linearGradient id="${id}">${stops(root, [0, 0.42, 1])}</linearGradient>`;
    const fade = `<stop offset="0" stop-color="${gum}" stop-opacity="0"/><stop offset=".6" stop-color="${gum}"/>`;
    const [y1, y2] = name === 'upper-gum' ? [0, 1] : [1, 0];
    return `<linearGradient id="${id}" x2="0" y1="${y1}" y2="${y2}">${fade}</linearGradient>`;
  }

  private markupOf(part: Part, shape: Shape, id: string): string {
    const { line, soft, groove, table, behind } = this.theme;
    const use = (other: Part, more = ''): string => `<use href="${this.part(other, shape)}"${more}/>`;
    const { diagram } = shape;
    if (part === 'c') return `<path id="${id}" d="${shape.crown}"/>`;
    if (part === 'r') return `<path id="${id}" d="${shape.root}"/>`;
    if (part === 'p') return `<path id="${id}" d="${shape.behind ?? ''}"/>`;
    if (part === 'g') return `<g id="${id}">${shape.behind ? use('p') : ''}${use('r')}${use('c')}</g>`;
    if (part === 't') {
      const back = shape.behind ? use('p', ` fill="${behind}"`) : '';
      const root = use('r', ` fill="${this.gradient('root')}"`);
      const crown = use('c', ` fill="${this.gradient('crown')}"`);
      const lines = shape.grooves ? `<path d="${shape.grooves}" stroke="${groove}"/>` : '';
      return `<g id="${id}" stroke="${line}">${back}${root}${crown}${lines}</g>`;
    }
    const zones = `<path d="${diagram.inner}${diagram.separators}" stroke="${soft}"/>`;
    const fissures = diagram.fissures ? `<path d="${diagram.fissures}" stroke="${groove}"/>` : '';
    return `<g id="${id}" stroke="${line}"><path d="${diagram.outline}" fill="${table}"/>${zones}${fissures}</g>`;
  }
}
