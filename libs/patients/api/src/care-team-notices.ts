import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticePatients, Notices } from '@cuspid/notices/api';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { CareTeamAction } from '@cuspid/patients/contracts';
import { DataSource } from 'typeorm';
import { AccessRequestsService } from './access-requests.service';
import { CareTeam } from './care-team';
import { CareTeamChanges } from './care-team-changes';
import type { CareTeamMember } from './care-team-member';
import { Patient } from './patient';

/** Tells people of places on care teams they were given or lost, and notices who their patients are. */
@Injectable()
export class CareTeamNotices implements OnModuleInit {
  constructor(
    private readonly changes: CareTeamChanges,
    private readonly access: AccessRequestsService,
    private readonly notices: Notices,
    private readonly patients: NoticePatients,
    private readonly careTeam: CareTeam,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.changes.listen((tx, me, action, places) => this.tell(tx, me, action, places));
    this.patients.listen((me, ids) => this.seen(me, ids));
  }

  private async tell(tx: Tx, me: Actor, action: CareTeamAction, places: readonly CareTeamMember[]): Promise<void> {
    const [place, ...more] = places;
    // Who loses all places at once has left, or changed role: that is told them otherwise.
    if (!place || more.length) return;
    if (action === 'JOIN' && (await this.access.joined(tx, me, place))) return;
    await this.notices.tell(tx, [place.userId], {
      kind: action === 'JOIN' ? 'joined-team' : 'left-team',
      patientId: place.patientId,
      byId: me.id,
    });
  }

  private async seen(me: Actor, ids: number[]): Promise<{ id: number; code: string; name: string }[]> {
    const query = this.source
      .createQueryBuilder(Patient, 'patient')
      .where('patient.isActive = true and patient.id in (:...ids)', { ids });
    const patients = await (await this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id')).getMany();
    return patients.map(({ id, patientCode, firstName, lastName }) => ({
      id,
      code: patientCode,
      name: `${firstName} ${lastName}`,
    }));
  }
}
