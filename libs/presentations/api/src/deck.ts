import { canonicalJson } from '@cuspid/dental-chart/api';
import type { SlideDto } from '@cuspid/presentations/contracts/dto';
import { createHash } from 'node:crypto';
import type { PictureSource } from './case-presentation';
import type { Disguise } from './deidentify/scrub';

/** What a presentation says. */
export interface Deck {
  title: string;
  slides: SlideDto[];
  /** SVG of the chart. */
  drawings: string[];
}

/** A deck as it is kept, with the hash of all of it: its pictures by theirs. */
export function frozen(deck: Deck, sources: readonly PictureSource[]): { content: string; contentHash: string } {
  const content = canonicalJson(deck);
  return { content, contentHash: hashOfDeck(content, sources) };
}

export function hashOfDeck(content: string, sources: readonly PictureSource[]): string {
  const hash = createHash('sha256').update(content);
  for (const { sha256 } of sources) hash.update(`\n${sha256}`);
  return hash.digest('hex');
}

/** The title of the first slide that tells who it is; undefined where none does. */
export function telling({ title, slides, drawings }: Deck, { leaks }: Disguise): string | undefined {
  if (leaks(title)) return 'Title';
  const slide = slides.find(({ title: head, lines }) =>
    [head, ...lines.flatMap(({ term, text }) => [term, text])].some(leaks),
  );
  if (slide) return slide.section;
  // A drawing is full of numbers: only what stands in it as text is read.
  const said = drawings.flatMap((svg) => [...svg.matchAll(/>([^<]*[\p{L}][^<]*)</gu)].map(([, text]) => text ?? ''));
  return said.some(leaks) ? 'CHART' : undefined;
}
