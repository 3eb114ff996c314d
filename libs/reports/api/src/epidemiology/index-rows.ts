import type { History } from '@cuspid/dental-chart/api';
import { dmft, whoCodes, type ChartState } from '@cuspid/odontogram';
import { dayAfter } from '@cuspid/platform/contracts';
import { dayIn, startOfDay } from '@cuspid/settings/api';
import { STILL, type DentalIndex } from './dental-index';

type Charted = Pick<History, 'patientId' | 'acts' | 'at'>;

/** What a chart came to on each day it changed: the rows its patient has, from scratch. */
export function indexRows(history: Charted, zone: string): DentalIndex[] {
  const days = [...new Set(history.acts.map(({ recordedAt }) => dayIn(zone, recordedAt)))].sort();
  return days.map((day, n) => {
    const ends = startOfDay(dayAfter(day, 1), zone).getTime() - 1;
    const state = history.at({ asOf: day, knownAt: new Date(ends).toISOString() });
    return { patientId: history.patientId, day, untilDay: days[n + 1] ?? STILL, zone, ...countsOf(state) };
  });
}

/** Teeth by what the index counts them as. Under 30 years only what caries took is missing; the rest is kept beside it. */
function countsOf(state: ChartState) {
  const codes = whoCodes(state);
  const [young, old] = [dmft(codes, { age: 0 }), dmft(codes, { age: 99 })];
  const milk = dmft(codes, { primary: true });
  return {
    decayed: young.decayed.length,
    missingByCaries: young.missing.length,
    missingOtherwise: old.missing.length - young.missing.length,
    filled: young.filled.length,
    recorded: young.base - young.notRecorded.length,
    primaryDecayed: milk.decayed.length,
    primaryMissing: milk.missing.length,
    primaryFilled: milk.filled.length,
    primaryRecorded: milk.base - milk.notRecorded.length,
  };
}
