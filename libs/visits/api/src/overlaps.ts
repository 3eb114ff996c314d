import { objection, type PartMerge } from '@cuspid/patients/api';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { Visit } from './visit';

/** Visits that took place, or are to: nobody can be at two of them at once. Registrations last no time. */
const held = (db: EntityManager, patientId: number) =>
  db.find(Visit, {
    where: { patientId, minutes: MoreThan(0), status: In(['SCHEDULED', 'ARRIVED', 'COMPLETED']) },
    select: { id: true, startsAt: true, minutes: true },
    order: { startsAt: 'ASC' },
  });

const endOf = ({ startsAt, minutes }: Visit) => startsAt.getTime() + minutes * 60_000;

/** How many visits of one overlap some of the other, both in the order of their beginnings. */
function overlapping(mine: readonly Visit[], theirs: readonly Visit[]): number {
  let [at, count] = [0, 0];
  for (const visit of mine) {
    for (let other = theirs[at]; other && endOf(other) <= visit.startsAt.getTime(); other = theirs[at]) at++;
    const next = theirs[at];
    if (next && next.startsAt.getTime() < endOf(visit)) count++;
  }
  return count;
}

/** Two patients' visits become one's; that some overlap says that these are two people. */
export const visitsMerge: PartMerge = {
  against: async (db, _, { stays, goes }) => {
    const count = overlapping(await held(db, stays), await held(db, goes));
    return count ? [objection('visits-overlap', { isStrong: true, count })] : [];
  },
};
