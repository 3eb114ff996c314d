import { Injectable } from '@nestjs/common';
import { CareTeam, Consents } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { PresentationDto } from '@cuspid/presentations/contracts/dto';
import { User } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { CasePresentation } from './case-presentation';
import { hashOfDeck, type Deck } from './deck';
import { NoConsent, PresentationDamaged } from './presentation-errors';

/** Who may open a presentation: who cares for the patient, as long as the patient agrees. */
@Injectable()
export class PresentationReach {
  constructor(
    private readonly careTeam: CareTeam,
    private readonly consents: Consents,
  ) {}

  /** One within reach; one of a patient of others and one there is not look alike. Without consent it opens for nobody. */
  async open(db: EntityManager, me: Actor, id: number) {
    const row = await db.findOneBy(CasePresentation, { id });
    if (!row || row.removedAt) throw new NotFound();
    await this.careTeam.require(db, me, row.patientId, 'presentation.read');
    await this.requireConsent(db, row.patientId, row.hasPhotos);
    return { row, deck: deckOf(row) };
  }

  /** One that is taken away, held; whether the patient still agrees is nothing to that. */
  async held(tx: Tx, me: Actor, id: number): Promise<CasePresentation> {
    const row = await tx.findOne(CasePresentation, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row || row.removedAt) throw new NotFound();
    await this.careTeam.require(tx, me, row.patientId, 'presentation.build');
    return row;
  }

  async requireConsent(db: EntityManager, patientId: number, hasPhotos: boolean): Promise<void> {
    if (!(await this.consents.holds(db, patientId, 'TEACHING_PRESENTATION'))) throw new NoConsent('presentation');
    if (!hasPhotos) return;
    if (!(await this.consents.holds(db, patientId, 'TEACHING_PHOTOGRAPHS'))) throw new NoConsent('photographs');
  }

  async told(db: EntityManager, row: CasePresentation): Promise<PresentationDto> {
    const { id, contentHash, builtAt, builtById } = row;
    const { title, slides } = deckOf(row);
    const by = await db.findOneByOrFail(User, { id: builtById });
    return { id, title, slides, contentHash, builtAt: builtAt.toISOString(), builtBy: by.toStaff() };
  }
}

/** What it says, when it is what was built: one byte changed since is found here. */
function deckOf({ content, contentHash, sources }: CasePresentation): Deck {
  if (hashOfDeck(content, sources ?? []) !== contentHash) throw new PresentationDamaged();
  return JSON.parse(content);
}
