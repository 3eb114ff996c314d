import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { LetterState } from '@cuspid/letters/contracts';
import { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { Deliveries, isPerhapsThere, MailLetter, MailOutbox } from '@cuspid/platform/providers';
import { Visit } from '@cuspid/visits/api';
import { aboutOf, Letter } from './letter';
import { LetterDesk } from './letter-desk';
import { obstacleTo } from './letter-duty';

/** What the outbox asks and tells of our letters. Once a letter has come to its end, the outbox keeps nothing of it. */
@Injectable()
export class LetterDelivery implements OnModuleInit {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly outbox: MailOutbox,
    private readonly desk: LetterDesk,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.deliveries.listen('letter', {
      isDue: (tx, id) => this.isDue(tx, id),
      taken: (tx, id) => this.end(tx, id, 'SENT'),
      refused: (tx, id) => this.end(tx, id, 'FAILED'),
    });
  }

  /** The last look before a letter is handed over. */
  private async isDue(tx: Tx, id: number): Promise<boolean> {
    const letter = await tx.findOneBy(Letter, { id });
    if (letter?.state !== 'WAITING') return false;
    const visit = letter.visitId === null ? null : await tx.findOneBy(Visit, { id: letter.visitId });
    const patient = await tx.findOneBy(Patient, { id: letter.patientId });
    const obstacle = obstacleTo(letter, visit, patient);
    if (!obstacle) return true;
    const copy = await this.copyOf(tx, id);
    await this.desk.setAside(tx, letter, obstacle, copy !== null && isPerhapsThere(copy));
    // The same letter, to the address the patient has now.
    if (obstacle === 'OTHER_ADDRESS' && visit && patient) await this.desk.readdress(tx, letter, visit, patient);
    await this.changed(tx, letter);
    return false;
  }

  private async end(tx: Tx, id: number, state: Extract<LetterState, 'SENT' | 'FAILED'>): Promise<void> {
    const letter = await tx.findOneBy(Letter, { id });
    const copy = await this.copyOf(tx, id);
    await this.outbox.remove(tx, aboutOf(id));
    if (!letter || !copy) return;
    const { attempts, lastError } = copy;
    const mayHaveArrived = state === 'FAILED' && isPerhapsThere(copy);
    await tx.update(Letter, { id }, { state, settledAt: clock.now(), attempts, lastError, mayHaveArrived });
    if (state === 'FAILED') await this.note(tx, letter, lastError);
    await this.changed(tx, letter);
  }

  /** That a patient was not reached is something the clinic answers for. */
  private async note(tx: Tx, { id, patientId, visitId, kind }: Letter, lastError: string | null): Promise<void> {
    await this.audit.record(tx, {}, 'letter.failed', {
      entity: 'letter',
      id,
      patientId,
      after: { kind, visitId, lastError },
    });
  }

  private async changed(tx: Tx, { visitId, patientId }: Letter): Promise<void> {
    if (visitId !== null) await this.events.publish(tx, 'visits', { id: visitId, patientId });
  }

  private copyOf(tx: Tx, id: number): Promise<MailLetter | null> {
    return tx.findOneBy(MailLetter, { about: aboutOf(id) });
  }
}
