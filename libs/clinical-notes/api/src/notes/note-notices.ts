import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notice, Notices } from '@cuspid/notices/api';
import { CareTeamChanges, CareTeamMember } from '@cuspid/patients/api';
import { Events } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { IsNull, Not } from 'typeorm';
import { ClinicalNote } from './clinical-note';

const KIND = 'note-verify';
/** It waits until it is done; a year is as good as never. */
const UNTIL_MS = 365 * 86_400_000;
/** Notes of one patient told to who joins the care team: more of them are one look at the work list. */
const TOLD_MAX = 20;

/** Tells those of a care team who may verify that a note waits for them, and no more when it does not. */
@Injectable()
export class NoteNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly changes: CareTeamChanges,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.changes.listen((tx, _me, action, places) => this.moved(tx, action === 'JOIN', places));
  }

  /** After an act: told when it begins to wait, settled when it waits no more. */
  async follow(tx: Tx, note: ClinicalNote, waited: boolean, byId: number): Promise<void> {
    const waits = note.waitsSince !== null;
    if (waited && !waits) await this.notices.settle(tx, [KIND], note.id);
    if (!waited && waits) await this.tell(tx, note, await verifiers(tx, note.patientId), byId);
  }

  /** After a merge, or its undoing: whom it concerns follows from whose the notes are now; who was told stays told. */
  async begin(tx: Tx, patientId: number): Promise<void> {
    const people = await verifiers(tx, patientId);
    for (const note of await waiting(tx, patientId)) {
      const told = await tx.find(Notice, {
        where: { kind: KIND, subjectId: note.id },
        select: { id: true, userId: true },
      });
      for (const { id, userId } of told.filter((one) => !people.includes(one.userId))) {
        await tx.delete(Notice, { id });
        await this.events.publish(tx, 'notices', { id: userId });
      }
      const known = told.map(({ userId }) => userId);
      await this.tell(
        tx,
        note,
        people.filter((id) => !known.includes(id)),
        note.authorId,
      );
    }
  }

  private tell(tx: Tx, note: ClinicalNote, people: readonly number[], byId: number): Promise<void> {
    const { id: subjectId, patientId, authorId } = note;
    const others = people.filter((id) => id !== authorId);
    return this.notices.tell(tx, others, {
      ...{ kind: KIND, patientId, subjectId, byId },
      until: new Date(clock.ms() + UNTIL_MS),
    });
  }

  /** Who joins a care team with notes that wait is told; who leaves cannot verify any more. */
  private async moved(tx: Tx, joins: boolean, places: readonly CareTeamMember[]): Promise<void> {
    for (const { patientId, userId } of places.filter((place) => mayRole(place.role, 'note.verify'))) {
      if (joins) {
        for (const note of await waiting(tx, patientId)) await this.tell(tx, note, [userId], note.authorId);
      } else {
        const { affected } = await tx.delete(Notice, { kind: KIND, patientId, userId });
        if (affected) await this.events.publish(tx, 'notices', { id: userId });
      }
    }
  }
}

const waiting = (tx: Tx, patientId: number): Promise<ClinicalNote[]> =>
  tx.find(ClinicalNote, {
    where: { patientId, waitsSince: Not(IsNull()) },
    order: { waitsSince: 'ASC', id: 'ASC' },
    take: TOLD_MAX,
  });

async function verifiers(tx: Tx, patientId: number): Promise<number[]> {
  const places = await tx.find(CareTeamMember, { where: { patientId, endedAt: IsNull() } });
  return places.filter(({ role }) => mayRole(role, 'note.verify')).map(({ userId }) => userId);
}
