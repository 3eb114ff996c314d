import { HistoriesService } from '@cuspid/case-history/api';
import { NUMBERS, parentOf, type Kind } from './object-kind';

/** A save is numbered within its patient's history: somebody else's stands at a number the own one has not reached. */
const version: Kind = {
  ...NUMBERS,
  hides: (state) => state === 'foreign',
  make: async (world, whose, parents) => {
    const patientId = await parentOf(world, whose, parents);
    const histories = world.clinic.get(HistoriesService);
    const { version: seen } = await histories.read(world.other, patientId);
    const saves = whose === 'foreign' ? 9 : 1;
    for (let n = 0; n < saves; n++) {
      await histories.save(world.other, patientId, seen + n, { answers: { caries: `Seen ${n + 1} times` } });
    }
    return String(seen + saves);
  },
};

/** What stands in the addresses of the case history. */
export const HISTORY_OBJECTS: Record<string, Kind> = {
  '/api/patients/:id/history/versions/:version': version,
  '/api/patients/:id/history/versions/:version.pdf': version,
};
