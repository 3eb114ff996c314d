import { FROZEN_FORMAT } from '@cuspid/dental-chart/contracts';
import { canonicalJson, hashOf, type ChartFacts } from './chart-facts';
import type { ChartVersion } from './chart-version';
import { VersionDamaged } from './version-errors';

/** All that is frozen: what the chart says, and by whom, when and under which name that was kept. */
export interface FrozenVersion {
  format: typeof FROZEN_FORMAT;
  name: string;
  note: string | null;
  knownAt: string;
  savedAt: string;
  savedBy: { id: number; name: string };
  chart: ChartFacts;
}

type Kept = Pick<ChartVersion, 'name' | 'note' | 'asOf' | 'acts' | 'findingCount' | 'content' | 'contentHash'> &
  Pick<ChartVersion, 'knownAt' | 'savedAt' | 'savedById'>;

/** The columns of a version: what a list shows stands beside the content, and is held against it when it is read. */
export function freeze(what: Omit<FrozenVersion, 'format'>): Kept {
  const content = canonicalJson({ format: FROZEN_FORMAT, ...what } satisfies FrozenVersion);
  return { ...columnsOf({ format: FROZEN_FORMAT, ...what }), content, contentHash: hashOf(content) };
}

/** That a tooth is sound, or not recorded, is no row of a list: the chart says it. */
const isTold = ({ code }: { code: string }) => code !== 'sound' && code !== 'unknown';

const columnsOf = ({ name, note, knownAt, savedAt, savedBy, chart }: FrozenVersion) => ({
  ...{ name, note },
  asOf: chart.asOf,
  acts: chart.version,
  findingCount: chart.findings.filter(isTold).length,
  knownAt: new Date(knownAt),
  savedAt: new Date(savedAt),
  savedById: savedBy.id,
});

/** What a version says, or null when it is no longer what was frozen, in its content or in what stands beside it. */
export function readFrozen(row: Kept): FrozenVersion | null {
  if (hashOf(row.content) !== row.contentHash) return null;
  const frozen: FrozenVersion = JSON.parse(row.content);
  const kept = columnsOf(frozen);
  const isSame =
    row.knownAt.getTime() === kept.knownAt.getTime() &&
    row.savedAt.getTime() === kept.savedAt.getTime() &&
    (['name', 'note', 'asOf', 'acts', 'findingCount', 'savedById'] as const).every((one) => row[one] === kept[one]);
  return isSame ? frozen : null;
}

/** What a version says. Errors: `VersionDamaged`. */
export function frozenOf(row: ChartVersion): FrozenVersion {
  const frozen = readFrozen(row);
  if (!frozen) throw new VersionDamaged();
  return frozen;
}
