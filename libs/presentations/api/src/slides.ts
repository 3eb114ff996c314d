import type { PresentationSection } from '@cuspid/presentations/contracts';
import { PRESENTATION } from '@cuspid/presentations/contracts';
import type { SlideDto, SlideLineDto } from '@cuspid/presentations/contracts/dto';

/** A line, where there is something to say. */
export const line = (term: string, text: string | number | null | undefined): SlideLineDto[] =>
  text === null || text === undefined || text === '' ? [] : [{ term, text: String(text) }];

/** `CLASS_2_DIV_1` as one reads it. */
export const worded = (word: string | null | undefined): string | null =>
  word ? word.charAt(0) + word.slice(1).toLowerCase().replaceAll('_', ' ') : null;

/** Slides of a section: a new one where a slide is full. */
export function slidesOf(
  section: PresentationSection,
  title: string,
  lines: readonly SlideLineDto[],
  day: string | null = null,
): SlideDto[] {
  const { linesMax } = PRESENTATION;
  const many = Math.ceil(lines.length / linesMax);
  return Array.from({ length: many }, (_, place) => ({
    ...{ section, title, day, image: null },
    lines: lines.slice(place * linesMax, (place + 1) * linesMax),
  }));
}
