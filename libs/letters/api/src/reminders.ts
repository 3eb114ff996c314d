import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { NoReminderBecause } from '@cuspid/letters/contracts';
import type { LetterDto } from '@cuspid/letters/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { VisitReach, type Visit } from '@cuspid/visits/api';
import { onceOf, type Letter } from './letter';
import { LetterDesk } from './letter-desk';
import { AlreadyReminded, NoReminder } from './letter-errors';
import { LetterRows } from './letter-rows';

/** Why nobody can be reminded of a visit; null when somebody can. */
export function noReminderBecause(
  visit: Visit,
  patient: Pick<Patient, 'email' | 'isReminderOptOut'>,
): Exclude<NoReminderBecause, 'REMINDED'> | null {
  if (visit.status !== 'SCHEDULED') return 'NOT_BOOKED';
  if (visit.startsAt.getTime() <= clock.ms()) return 'PAST';
  if (!patient.email) return 'NO_ADDRESS';
  return patient.isReminderOptOut ? 'OPTED_OUT' : null;
}

/** Reminders by hand. */
@Injectable()
export class Reminders {
  constructor(
    private readonly db: Database,
    private readonly reach: VisitReach,
    private readonly desk: LetterDesk,
    private readonly rows: LetterRows,
    private readonly audit: Audit,
  ) {}

  /** Reminds the patient of a visit now; once a start. */
  remind(me: Actor, visitId: number): Promise<LetterDto> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.reach.hold(tx, me, visitId, 'visit.remind');
      const patient = await tx.findOneByOrFail(Patient, { id: visit.patientId });
      const because = noReminderBecause(visit, patient);
      if (because) throw new NoReminder(because);
      const onlyOnce = onceOf(visit);
      const earlier = await this.rows.onlyOnce(tx, onlyOnce);
      if (earlier) throw new AlreadyReminded(earlier.id, earlier.state);
      const order = { kind: 'REMINDER' as const, visit, patient, startsAt: visit.startsAt, by: me, onlyOnce };
      const letter = await this.desk.make(tx, order);
      // The visit is held, and who reminds by itself holds it too: nobody was there first.
      if (!letter) throw new Error(`a reminder of visit ${visitId} came between`);
      await this.note(tx, me, letter);
      return this.rows.one(tx, letter);
    });
  }

  private async note(tx: Tx, me: Actor, { id, patientId, visitId }: Letter): Promise<void> {
    const after = { letterId: id };
    await this.audit.record(tx, me, 'visit.reminded', { entity: 'visit', id: visitId ?? 0, patientId, after });
  }
}
