import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { Actor } from '@cuspid/platform/api';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { RECALL } from '@cuspid/recalls/contracts';
import type { PatientRecallsDto, RecallAttemptDto } from '@cuspid/recalls/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { DataSource, type EntityManager } from 'typeorm';
import { Recall } from './recall';
import { RecallAttempt } from './recall-attempt';
import { RecallPreferences } from './recall-preferences';
import { RecallRows } from './recall-rows';
import { RecallRule } from './recall-rule';
import { RecallSweep } from './recall-sweep';

/** The recalls of one patient, and every try to reach them. */
@Injectable()
export class PatientRecalls {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly rows: RecallRows,
    private readonly preferences: RecallPreferences,
    private readonly sweep: RecallSweep,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  async of(me: Actor, patientId: number): Promise<PatientRecallsDto> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'recall.read');
    await this.sweep.upToToday();
    this.audit.read(me, 'recalls.read', { entity: 'patient', id: patientId, patientId });
    const rows = await db.find(Recall, {
      where: { patientId },
      relations: { patient: true },
      order: { nextOn: 'ASC', id: 'ASC' },
      take: RECALL.rulesMax,
    });
    const attempts = await this.attempts(db, patientId);
    const last = attempts[0];
    const until = last ? Date.parse(last.at) + RECALL.undoMinutes * 60_000 : 0;
    return {
      items: await this.rows.of(db, rows),
      attempts,
      undoUntil: until > clock.ms() ? new Date(until).toISOString() : null,
      preference: await this.preferences.of(db, patientId),
    };
  }

  private async attempts(db: EntityManager, patientId: number): Promise<RecallAttemptDto[]> {
    const found = await db.find(RecallAttempt, {
      where: { patientId },
      order: { at: 'DESC', id: 'DESC' },
      take: RECALL.attemptsShown,
    });
    const rules = new Map((await db.find(RecallRule)).map(({ id, name }) => [id, name]));
    const people = await this.users.named(
      found.map(({ byId }) => byId),
      db,
    );
    return found.map(({ id, ruleId, at, byId, channel, outcome, nextOn, note }) => ({
      ...{ id, channel, outcome, nextOn, note },
      rule: { id: ruleId, name: rules.get(ruleId) ?? '' },
      at: at.toISOString(),
      by: people.get(byId) ?? null,
    }));
  }
}
