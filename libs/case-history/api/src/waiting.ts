import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dhcOf, PRIORITIES, type Answers } from '@cuspid/case-history/contracts';
import { Patient, RecordNews } from '@cuspid/patients/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { CaseHistory } from './case-history';
import type { CaseHistoryVersion } from './case-history-version';
import { NOTHING, readContent } from './history-content';
import { lastVersion } from './history-reach';

const NOT_WAITING = { waitingMode: null, waitingPriority: null, waitingSince: null, waitingPlace: null } as const;

/** Whom the consultant put on the list, and has neither taken up nor declined since. */
export const isWaiting = (answers: Answers): boolean =>
  Boolean(answers.consultantWaitingListMode) &&
  !answers.consultantTakeUpTreatmentModes?.length &&
  !answers.consultantNotTakenPrognosis;

/** `1 2026-03-04`: no priority comes after all there are; of one priority the oldest comes first. */
export function placeIn(priority: Answers['consultantPriority'], since: string): string {
  const rank = priority ? PRIORITIES.indexOf(priority) : PRIORITIES.length;
  return `${rank} ${since}`;
}

/** Keeps what the waiting list says, as it follows from the last version and from the patient. */
@Injectable()
export class Waiting implements OnModuleInit {
  constructor(
    private readonly clinic: Clinic,
    private readonly news: RecordNews,
  ) {}

  onModuleInit(): void {
    this.news.listen((tx, patientId) => this.settle(tx, patientId));
  }

  async settle(tx: Tx, patientId: number): Promise<void> {
    const last = await lastVersion(tx, patientId);
    if (!last) {
      await tx.delete(CaseHistory, { patientId });
      return;
    }
    const known = await tx.findOneBy(CaseHistory, { patientId });
    const patient = await tx.findOneBy(Patient, { id: patientId });
    const { answers, need, signatures } = readContent(last) ?? NOTHING;
    const isListed = isWaiting(answers) && patient?.isActive === true;
    const decided = signatures.find(({ section }) => section === 'consultant');
    await tx.save(CaseHistory, {
      patientId,
      version: last.number,
      ...(isListed ? await this.placed(tx, answers, last, known) : NOT_WAITING),
      dhc: dhcOf(answers, need),
      decidedById: decided?.by.id ?? null,
    });
  }

  /** Since the day of the consultation; where none is told, since the save that put them on the list. */
  private async placed(tx: Tx, answers: Answers, { recordedAt }: CaseHistoryVersion, known: CaseHistory | null) {
    const { timeZone } = await this.clinic.setting(tx);
    const since = answers.consultantDate ?? known?.waitingSince ?? dayIn(timeZone, recordedAt);
    const priority = answers.consultantPriority ?? null;
    return {
      waitingMode: answers.consultantWaitingListMode ?? null,
      waitingPriority: priority,
      waitingSince: since,
      waitingPlace: placeIn(priority, since),
    };
  }
}
