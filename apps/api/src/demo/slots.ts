import type { Random } from './random';
import type { Staff } from './staff';

/** A time in somebody's day at a chair. Slots of one day never overlap for a provider or a chair. */
export interface Slot {
  providerId: number;
  chairId: number;
  /** Minutes after the clinic's midnight. */
  start: number;
  minutes: number;
}

interface Session {
  providerId: number;
  chairId: number;
  from: number;
  until: number;
}

export const CHAIRS = 6;
const MORNING = [8 * 60, 12 * 60 + 30] as const;
const AFTERNOON = [13 * 60, 17 * 60] as const;
type Lengths = readonly (readonly [minutes: number, weight: number])[];

/** Who sits at which chair: one person a chair and half day, nobody at two. The main three are there all day. */
function sessions({ orthodontists, surgeons, students }: Staff): Session[] {
  const [ortho = 0, ortho2 = ortho, ortho3 = ortho2] = orthodontists;
  const [surgeon = 0, surgeon2 = surgeon, surgeon3 = surgeon2] = surgeons;
  const [student = 0, student2 = student, student3 = student2] = students;
  const chairs = [
    [ortho, ortho],
    [ortho2, ortho3],
    [surgeon, surgeon],
    [surgeon2, surgeon3],
    [student, student],
    [student2, student3],
  ] as const;
  return chairs.flatMap(([morning, afternoon], index) => [
    { providerId: morning, chairId: index + 1, from: MORNING[0], until: MORNING[1] },
    { providerId: afternoon, chairId: index + 1, from: AFTERNOON[0], until: AFTERNOON[1] },
  ]);
}

/** The chair somebody usually works at. */
export const chairOf = (staff: Staff, providerId: number): number | null =>
  sessions(staff).find((session) => session.providerId === providerId)?.chairId ?? null;

function lengthsOf(staff: Staff, providerId: number): Lengths {
  if (staff.students.includes(providerId))
    return [
      [45, 2],
      [60, 3],
      [90, 1],
    ];
  if (staff.surgeons.includes(providerId))
    return [
      [30, 4],
      [45, 2],
      [60, 2],
    ];
  return [
    [15, 1],
    [30, 6],
    [45, 2],
  ];
}

/** Everything a day could hold, in no order. */
export function slotsOf(random: Random, staff: Staff): Slot[] {
  return sessions(staff).flatMap(({ from, until, ...place }) => {
    const lengths = lengthsOf(staff, place.providerId);
    const slots: Slot[] = [];
    for (let start = from + random.pick([0, 0, 15]); start < until; start += random.pick([0, 0, 0, 15])) {
      const minutes = random.weighted(lengths);
      if (start + minutes > until) break;
      slots.push({ ...place, start, minutes });
      start += minutes;
    }
    return slots;
  });
}
