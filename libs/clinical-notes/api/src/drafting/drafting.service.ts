import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ProposedTextDto, ProposedTextFilter } from '@cuspid/clinical-notes/contracts/dto';
import { History } from '@cuspid/dental-chart/api';
import { CareTeam } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { draftOf } from './draft-of';

/** Texts for notes drafted from what the caller changed on the chart. They are proposals: nothing is kept. */
@Injectable()
export class Drafting {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  async proposed(me: Actor, patientId: number, filter: ProposedTextFilter): Promise<ProposedTextDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'note.write');
    const today = await this.clinic.today();
    const since = filter.since ?? (await this.clinic.dayBounds(today)).from;
    const history = await History.read(db, patientId);
    this.audit.read(me, 'chart.read', { entity: 'dental_chart', id: patientId, patientId });
    const standing = new Set(history.standing().map(({ id }) => id));
    const draft = draftOf({ rows: history.rows, standing, authorId: me.id, since: new Date(since), today });
    return { ...draft, since };
  }
}
