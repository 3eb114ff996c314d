import type { KeptSource, Tallied } from './engine/facts';
import { REPORT_SOURCES } from './reports-sources';

/** The facts that are kept day by day, by the source whose changes make a day's figures out of date. */
export function keptFacts(): Map<KeptSource, Tallied[]> {
  const all = REPORT_SOURCES.flatMap(({ rules }) => rules);
  const facts = new Set<Tallied>(all.map((rule) => rule.facts));
  for (const rule of all) if (rule.as === 'USE' && rule.beside) facts.add(rule.beside.facts);
  const bySource = new Map<KeptSource, Tallied[]>();
  for (const one of facts) {
    if (one.kept) bySource.set(one.kept.source, [...(bySource.get(one.kept.source) ?? []), one]);
  }
  return bySource;
}
