import { Injectable, type OnModuleInit } from '@nestjs/common';
import { momentOf, PatientParts, rowsExport } from '@cuspid/patients/api';
import type { ExportedLetterDto } from '@cuspid/patients/contracts/dto';
import type { Tx } from '@cuspid/platform/database';
import { MailOutbox } from '@cuspid/platform/providers';
import { aboutOf, Letter } from './letter';

/** Letters in the patient's own export. */
const lettersExport = rowsExport(
  Letter,
  ({ byId }) => [byId],
  (row, name): ExportedLetterDto => ({
    visit: row.visitId,
    kind: row.kind,
    language: row.language,
    startsAt: row.startsAt.toISOString(),
    recipient: row.recipient,
    status: row.state,
    writtenAt: row.createdAt.toISOString(),
    sentAt: row.state === 'SENT' ? momentOf(row.settledAt) : null,
    askedForBy: name(row.byId),
  }),
);

/** What this domain keeps about a patient. */
@Injectable()
export class LetterParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly outbox: MailOutbox,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'letters',
      entity: Letter,
      export: lettersExport,
      forget: (tx, patientId) => this.forget(tx, patientId),
    });
  }

  /** The copies that wait, each with its address. One in hand at this moment ends as ever, and nothing is kept of it. */
  private async forget(tx: Tx, patientId: number): Promise<void> {
    const waiting = await tx.find(Letter, { where: { patientId, state: 'WAITING' }, select: { id: true } });
    for (const { id } of waiting) await this.outbox.remove(tx, aboutOf(id));
  }
}
