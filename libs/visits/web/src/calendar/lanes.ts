import type { VisitDto } from '@cuspid/visits/contracts';
import type { Card, Stretch } from './day-plan';

/** Places visits beside each other where they overlap, each group as wide as its busiest moment. */
export function lanesOf(visits: readonly (Stretch & { visit: VisitDto })[]): Card[] {
  const sorted = [...visits].sort((a, b) => a.start - b.start || b.end - a.end || a.visit.id - b.visit.id);
  const cards: Card[] = [];
  let group: Card[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const card of group) card.lanes = ends.length;
    cards.push(...group);
    [group, ends] = [[], []];
  };
  for (const visit of sorted) {
    if (group.length && visit.start >= Math.max(...ends)) close();
    const free = ends.findIndex((end) => end <= visit.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = visit.end;
    group.push({ ...visit, lane, lanes: 1 });
  }
  close();
  return cards;
}
