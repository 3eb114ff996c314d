import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { PatientAlertsShownDto } from '@cuspid/patients/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { DataSource } from 'typeorm';
import { AlertsService } from './alerts.service';
import { CareTeam } from './care-team';
import { Patient } from './patient';

/** The most dangerous alert of each of some patients, for rows of a list: one question for all of them. */
@Injectable()
export class FirstAlerts {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly alerts: AlertsService,
    private readonly audit: Audit,
  ) {}

  /** Whom the caller may not see is left out: the row says that nothing is known, never that there is nothing. */
  async of(me: Actor, patientIds: readonly number[]): Promise<PatientAlertsShownDto[]> {
    if (!patientIds.length) return [];
    const query = this.source
      .createQueryBuilder(Patient, 'patient')
      .where('patient.id in (:...ids) and patient.isActive = true', { ids: [...new Set(patientIds)] });
    await this.careTeam.visibleTo(me, query, 'patient.alert', 'patient.id');
    const patients = await query.getMany();
    const cards = await this.alerts.cards(this.source.manager, patients);
    for (const { id } of patients) this.audit.read(me, 'alert.read', { entity: 'patient', id, patientId: id });
    return patients.map(({ id, allergyState }) => ({
      patientId: id,
      allergyState,
      firstAlert: cards.get(id)?.firstAlert ?? null,
    }));
  }
}
