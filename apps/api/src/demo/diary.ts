import type { Random } from './random';
import type { PatientRow } from './rows';
import type { Teams } from './teams';

const DAY = 86_400_000;
/** Nobody is booked again sooner than this. */
const REST_DAYS = 20;

/** Who is due: remembers when each patient was last booked, and finds the next for a provider. */
export class Diary {
  private readonly last = new Map<number, number>();

  constructor(
    private readonly teams: Teams,
    private readonly patients: readonly PatientRow[],
  ) {}

  /** A patient of the provider who has waited long, is registered by then and not `busy` on that day. */
  next(
    random: Random,
    providerId: number,
    at: Date,
    busy: ReadonlySet<number>,
    isAhead: boolean,
  ): PatientRow | undefined {
    let [found, most]: [PatientRow | undefined, number] = [undefined, REST_DAYS];
    for (const id of this.teams.patientsOf(providerId)) {
      const patient = this.patients[id - 1];
      if (!patient || busy.has(id) || patient.registeredAt.getTime() > at.getTime() - DAY) continue;
      // Whose treatment is completed comes no more.
      if (isAhead && patient.clinicalStatus === 'COMPLETED') continue;
      const waited = (at.getTime() - (this.last.get(id) ?? patient.registeredAt.getTime() - 30 * DAY)) / DAY;
      const due = waited < REST_DAYS ? 0 : waited + random.next() * 40;
      if (due > most) [found, most] = [patient, due];
    }
    return found;
  }

  isFirst(patientId: number): boolean {
    return !this.last.has(patientId);
  }

  note(patientId: number, at: Date): void {
    this.last.set(patientId, at.getTime());
  }
}
