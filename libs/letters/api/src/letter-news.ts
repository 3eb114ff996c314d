import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LETTER, type LetterKind } from '@cuspid/letters/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { VisitNews, type Visit, type VisitNewsItem } from '@cuspid/visits/api';
import { Letter } from './letter';
import { LetterDesk } from './letter-desk';
import { obstacleTo, unwanted } from './letter-duty';

const DELAY_MS = LETTER.delayMinutes * 60_000;
const NEAR_MS = LETTER.nearMinutes * 60_000;

/** What a patient is to be told. */
interface Wanted {
  kind: Exclude<LetterKind, 'REMINDER'>;
  startsAt: Date;
  formerStartsAt: Date | null;
}

/**
 * Letters that follow from what happens to a visit, in its transaction. Not from each thing that happens, but from the
 * difference between what the patient was told last and what is so now: what is taken back before it was told is never
 * told, and two moves in a row are one letter.
 */
@Injectable()
export class LetterNews implements OnModuleInit {
  constructor(
    private readonly news: VisitNews,
    private readonly desk: LetterDesk,
  ) {}

  onModuleInit(): void {
    this.news.listen((tx, item) => this.settle(tx, item));
  }

  /** Brings the letters of a visit in line with where it stands. */
  async settle(tx: Tx, { visit, event, before }: Pick<VisitNewsItem, 'visit' | 'event' | 'before'>): Promise<void> {
    const isDeleted = event === 'DELETED';
    const patient = await tx.findOneBy(Patient, { id: visit.patientId });
    const letters = await tx.find(Letter, { where: { visitId: visit.id }, order: { id: 'DESC' }, take: 50 });
    let told = letters.find(wasTold) ?? null;
    const want = () => (unwanted(patient) ? null : wanted(visit, { told, isDeleted, formerly: before?.startsAt }));
    let isSaid = false;
    for (const letter of letters.filter(({ state }) => state === 'WAITING')) {
      const obstacle = isDeleted && letter.kind !== 'CANCELLED' ? 'ENDED' : obstacleTo(letter, visit, patient);
      if (!obstacle && letter.kind === 'REMINDER') continue;
      if (!obstacle && !isSaid && saysSo(letter, want())) {
        isSaid = true;
        continue;
      }
      const fate = await this.desk.withdraw(tx, letter, obstacle ?? 'NOT_NEEDED');
      if (fate !== 'UNTOUCHED') told ??= letter;
    }
    const next = isSaid ? null : want();
    if (!patient || !next || isLaterOfSeries(visit, next)) return;
    const isNear = next.startsAt.getTime() - clock.ms() < NEAR_MS;
    await this.desk.make(tx, { ...next, visit, patient, isDeleted, dueInSeconds: isNear ? 0 : DELAY_MS / 1000 });
  }
}

/**
 * A series is booked, and moved, in one go: its first visit is told, the others are reminded of, each in its time. One that
 * is moved away from its series is told.
 */
function isLaterOfSeries(visit: Visit, { kind }: Wanted): boolean {
  if ((visit.seriesNumber ?? 1) <= 1) return false;
  return kind === 'BOOKED' || (kind === 'MOVED' && visit.seriesAt?.getTime() === visit.startsAt.getTime());
}

const wasTold = ({ state, mayHaveArrived }: Letter) => state === 'SENT' || mayHaveArrived;

const saysSo = (letter: Letter, want: Wanted | null) =>
  want?.kind === letter.kind && want.startsAt.getTime() === letter.startsAt.getTime();

/** What the patient does not know yet; null when they know. */
function wanted(
  visit: Visit,
  { told, isDeleted, formerly }: { told: Letter | null; isDeleted: boolean; formerly: string | undefined },
): Wanted | null {
  if (visit.startsAt.getTime() <= clock.ms()) return null;
  const known = knownStart(visit, told, formerly);
  const isOff = visit.status === 'CANCELLED' || (isDeleted && visit.status === 'SCHEDULED');
  if (isOff) return known && { kind: 'CANCELLED', startsAt: known, formerStartsAt: null };
  if (visit.status !== 'SCHEDULED') return null;
  if (!known) return { kind: 'BOOKED', startsAt: visit.startsAt, formerStartsAt: null };
  if (known.getTime() === visit.startsAt.getTime()) return null;
  return { kind: 'MOVED', startsAt: visit.startsAt, formerStartsAt: known };
}

/** When the patient believes the visit to be; null when they know of none. What is older than the delay they know from the desk. */
function knownStart(visit: Visit, told: Letter | null, formerly: string | undefined): Date | null {
  if (told) return told.kind === 'CANCELLED' ? null : told.startsAt;
  const isOld = clock.ms() - visit.createdAt.getTime() > DELAY_MS;
  return isOld ? new Date(formerly ?? visit.startsAt) : null;
}
