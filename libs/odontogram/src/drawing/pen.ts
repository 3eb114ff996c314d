import { esc } from './esc';

/** Presentation attributes only: no style, no class, no event. `undefined` leaves an attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One decimal, without a zero before the point. */
export const num = (value: number): string => String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.');
/** On the grid of half units. */
export const half = (value: number): string => num(Math.round(value * 2) / 2);

const SAFE = /^[\w#.,()%/ -]*$/;

function written(attributes: Attributes): string {
  let out = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    const text = typeof value === 'number' ? num(value) : SAFE.test(value) ? value : esc(value);
    out += ` ${name}="${text}"`;
  }
  return out;
}

type Chunk = string | { readonly data: string; readonly attributes: string };

/** Bytes of a definition around its path data, and bytes a reference is longer than a path. */
const COST = { definition: 24, reference: 8 };

const isWorthSharing = (data: string, count: number): boolean =>
  (count - 1) * data.length > COST.definition + COST.reference * count;

/** Puts markup on paper in the order it is drawn. Path data used more than once is written once, as a definition. */
export class Pen {
  private readonly chunks: Chunk[] = [];

  path(data: string, attributes: Attributes): void {
    if (data) this.chunks.push({ data, attributes: written(attributes) });
  }

  element(name: string, attributes: Attributes): void {
    this.chunks.push(`<${name}${written(attributes)}/>`);
  }

  text(content: string, attributes: Attributes): void {
    this.chunks.push(`<text${written(attributes)}>${esc(content)}</text>`);
  }

  /** A group, left out when nothing is drawn in it. */
  group(attributes: Attributes, draw: () => void): void {
    const start = this.chunks.length;
    this.chunks.push(`<g${written(attributes)}>`);
    draw();
    if (this.chunks.length === start + 1) this.chunks.pop();
    else this.chunks.push('</g>');
  }

  add(other: Pen): void {
    for (const chunk of other.chunks) this.chunks.push(chunk);
  }

  /** The markup, and the definitions of the paths it shares. `prefix` starts every id. */
  finish(prefix: string): { markup: string; definitions: string } {
    const uses = new Map<string, number>();
    for (const chunk of this.chunks) {
      if (typeof chunk !== 'string') uses.set(chunk.data, (uses.get(chunk.data) ?? 0) + 1);
    }
    const ids = new Map<string, string>();
    let definitions = '';
    for (const [data, count] of uses) {
      if (!isWorthSharing(data, count)) continue;
      const id = `${prefix}z${ids.size.toString(36)}`;
      ids.set(data, id);
      definitions += `<path id="${id}" d="${data}"/>`;
    }
    let markup = '';
    for (const chunk of this.chunks) {
      if (typeof chunk === 'string') markup += chunk;
      else {
        const id = ids.get(chunk.data);
        markup += id ? `<use href="#${id}"${chunk.attributes}/>` : `<path d="${chunk.data}"${chunk.attributes}/>`;
      }
    }
    return { markup, definitions };
  }
}
