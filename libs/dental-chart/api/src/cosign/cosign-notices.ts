import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notice, Notices } from '@cuspid/notices/api';
import { CareTeamChanges, CareTeamMember } from '@cuspid/patients/api';
import { Events } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { IsNull } from 'typeorm';
import { History } from '../history';

const KIND = 'chart-cosign';
/** It waits until it is done; a year is as good as never. */
const UNTIL_MS = 365 * 86_400_000;

/** Tells the clinicians of a care team once that a chart waits for them, and no more when it does not. */
@Injectable()
export class CosignNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly changes: CareTeamChanges,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.changes.listen((tx, _me, action, places) => this.moved(tx, action === 'JOIN', places));
  }

  /** After a change of a chart: a notice when something waits for the first time, none when nothing waits any more. */
  async follow(tx: Tx, before: History, after: History): Promise<void> {
    const [waited, waits] = [before.waiting().length > 0, after.waiting().length > 0];
    if (waited && !waits) await this.settle(tx, after.patientId);
    if (!waited && waits) await this.tell(tx, after, await supervisors(tx, after.patientId));
  }

  /** After a merge, or its undoing: what is told is made anew. */
  async begin(tx: Tx, patientId: number): Promise<void> {
    await this.settle(tx, patientId);
    await this.tell(tx, await History.read(tx, patientId), await supervisors(tx, patientId));
  }

  private async tell(tx: Tx, history: History, people: readonly number[]): Promise<void> {
    const [first] = history.waiting();
    if (!first) return;
    const { patientId } = history;
    const until = new Date(clock.ms() + UNTIL_MS);
    await this.notices.tell(tx, people, { kind: KIND, patientId, subjectId: patientId, byId: first.authorId, until });
  }

  /** By the patient the notices name now: a merge may have brought them from another record. */
  private async settle(tx: Tx, patientId: number): Promise<void> {
    const told = await tx.find(Notice, { where: { kind: KIND, patientId }, select: { id: true, subjectId: true } });
    for (const subject of new Set(told.flatMap(({ subjectId }) => subjectId ?? []))) {
      await this.notices.settle(tx, [KIND], subject);
    }
  }

  /** Who joins a care team whose chart waits is told; who leaves cannot sign any more. */
  private async moved(tx: Tx, joins: boolean, places: readonly CareTeamMember[]): Promise<void> {
    for (const { patientId, userId } of places.filter((place) => mayRole(place.role, 'chart.cosign'))) {
      if (!joins) {
        const { affected } = await tx.delete(Notice, { kind: KIND, patientId, userId });
        if (affected) await this.events.publish(tx, 'notices', { id: userId });
      } else await this.tell(tx, await History.read(tx, patientId), [userId]);
    }
  }
}

async function supervisors(tx: Tx, patientId: number): Promise<number[]> {
  const places = await tx.find(CareTeamMember, { where: { patientId, endedAt: IsNull() } });
  return places.filter(({ role }) => mayRole(role, 'chart.cosign')).map(({ userId }) => userId);
}
