import type { Facts } from './engine/facts';
import { REPORT_SOURCES } from './reports-sources';

/** The facts that are kept day by day, by the source whose changes make a day's figures out of date. */
export function keptFacts(): Map<string, Facts[]> {
  const facts = new Set(REPORT_SOURCES.flatMap(({ rules }) => rules.map((rule) => rule.facts)));
  const bySource = new Map<string, Facts[]>();
  for (const one of facts) {
    if (one.kept) bySource.set(one.kept.source, [...(bySource.get(one.kept.source) ?? []), one]);
  }
  return bySource;
}
