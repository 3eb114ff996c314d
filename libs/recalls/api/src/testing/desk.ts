import { indexPatients, Patient } from '@cuspid/patients/api';
import { transaction } from '@cuspid/platform/database';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { Visit } from '@cuspid/visits/api';
import { Recall } from '../recall';
import { RecallKeeper } from '../recall-keeper';

/** A desk that books, completes and calls in a recalls’ clinic. */
export class Desk {
  private days = 20;

  constructor(
    private readonly clinic: SpecClinic,
    readonly me: Person,
    private readonly dentist: Person,
  ) {}

  /** Asks the server; that it breaks is no answer. */
  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    const answer = await this.clinic.http.as(this.me, method, `/api/${path}`, { ...(body && { body }), headers });
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** A patient whose last visit was that many days ago. */
  async seen(daysAgo: number, set: Parameters<SpecClinic['patient']>[0] = {}): Promise<number> {
    const patientId = await this.clinic.patient(set, [this.dentist]);
    await this.came(patientId, daysAgo);
    await transaction(this.clinic.source, async (tx) =>
      indexPatients(tx, [await tx.findOneByOrFail(Patient, { id: patientId })]),
    );
    return patientId;
  }

  /** A completed visit of the past, as an import or the demo enters it. */
  async came(patientId: number, daysAgo: number, type = 'Adjustment'): Promise<void> {
    const at = new Date(Date.now() - daysAgo * 86_400_000);
    const visit = {
      patientId,
      type,
      startsAt: at,
      minutes: 30,
      status: 'COMPLETED' as const,
      providerId: this.dentist.id,
    };
    await transaction(this.clinic.source, async (tx) => {
      await tx.insert(Visit, { ...visit, createdById: this.me.id, createdAt: at, completedAt: at });
      await this.clinic.get(RecallKeeper).settle(tx, patientId);
    });
  }

  /** Books a visit on a day of its own; gives its id. */
  async book(patientId: number): Promise<number> {
    return Number((await this.tryToBook(patientId)).body['id']);
  }

  tryToBook(patientId: number): Promise<Answered> {
    const day = nextTuesday((this.days += 7));
    return this.call('POST', 'visits', {
      patientId,
      providerId: this.dentist.id,
      startsAt: `${day}T05:00:00.000Z`,
      minutes: 30,
    });
  }

  async recall(patientId: number, ruleId = 1): Promise<Recall> {
    return this.clinic.source.manager.findOneByOrFail(Recall, { patientId, ruleId });
  }

  async tried(patientId: number, outcome: string, set: object = {}): Promise<Answered> {
    const { id } = await this.recall(patientId);
    return this.call('POST', `recalls/${id}/attempts`, { outcome, ...set });
  }
}

function nextTuesday(after: number): string {
  const day = new Date(Date.now() + after * 86_400_000);
  while (day.getUTCDay() !== 2) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
