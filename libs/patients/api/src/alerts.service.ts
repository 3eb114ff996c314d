import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { PATIENT, SEVERITIES, type AllergyState } from '@cuspid/patients/contracts';
import type { AlertDto, AlertsDto, RecordAlertDto } from '@cuspid/patients/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { In, IsNull, type EntityManager } from 'typeorm';
import { CareTeam } from './care-team';
import { Patient } from './patient';
import { PatientAlert } from './patient-alert';
import { AllergiesListed, NoAllergiesListed, TooManyAlerts } from './patient-errors';

const rank = ({ severity, kind }: PatientAlert) => SEVERITIES.indexOf(severity) * 10 + (kind === 'ALLERGY' ? 0 : 1);
const bySeverity = (a: PatientAlert, b: PatientAlert) => rank(a) - rank(b) || a.id - b.id;

/** Allergies and medical alerts. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async of(me: Actor, patientId: number): Promise<AlertsDto> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'patient.alert');
    this.audit.read(me, 'alert.read', { entity: 'patient', id: patientId, patientId });
    return this.shown(db, patient);
  }

  /** The banner of a patient already asked for. */
  async shown(db: EntityManager, patient: Patient): Promise<AlertsDto> {
    const open = await this.open(db, patient.id);
    const asked = [patient.allergiesConfirmedById, ...open.map((alert) => alert.recordedById)];
    const people = await this.users.named(asked, db);
    const confirmedBy = patient.allergiesConfirmedById && people.get(patient.allergiesConfirmedById);
    return {
      allergyState: patient.allergyState,
      confirmedAt: patient.allergiesConfirmedAt?.toISOString() ?? null,
      confirmedBy: confirmedBy || null,
      items: open.flatMap((alert) => shownWith(alert, people.get(alert.recordedById))),
    };
  }

  /** The most dangerous alert of each patient: what every card shows. Information is for the profile only. */
  async first(db: EntityManager, patientIds: number[]): Promise<Map<number, AlertDto>> {
    if (!patientIds.length) return new Map();
    const alerts = await db.find(PatientAlert, {
      where: { patientId: In(patientIds), endedAt: IsNull(), severity: In(['DANGER', 'CAUTION']) },
      take: patientIds.length * PATIENT.alertsMax,
    });
    const people = await this.users.named(
      alerts.map((alert) => alert.recordedById),
      db,
    );
    const worstLast = alerts.sort(bySeverity).reverse();
    return new Map(
      worstLast.flatMap((alert) =>
        shownWith(alert, people.get(alert.recordedById)).map((dto) => [alert.patientId, dto]),
      ),
    );
  }

  record(me: Actor, patientId: number, what: RecordAlertDto): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.recorded', async (tx, patient) => {
      const open = await tx.countBy(PatientAlert, { patientId, endedAt: IsNull() });
      // One more would not be shown, and the one left out might be the dangerous one.
      if (open >= PATIENT.alertsMax) throw new TooManyAlerts();
      const now = new Date();
      const alert = { ...what, note: what.note ?? null, since: what.since ?? null };
      await tx.insert(PatientAlert, { ...alert, patientId, recordedAt: now, recordedById: me.id });
      if (what.kind === 'ALLERGY') this.confirmed(patient, me, 'LISTED', now);
      return alert;
    });
  }

  /** Ends an alert. When the last allergy ends, nobody knows any more: somebody has to ask again. */
  end(me: Actor, patientId: number, alertId: number): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.ended', async (tx, patient) => {
      const alert = await tx.findOneBy(PatientAlert, { id: alertId, patientId, endedAt: IsNull() });
      if (!alert) throw new NotFound();
      await tx.update(PatientAlert, { id: alertId }, { endedAt: new Date(), endedById: me.id });
      const left = await tx.countBy(PatientAlert, { patientId, kind: 'ALLERGY', endedAt: IsNull() });
      if (alert.kind === 'ALLERGY' && !left) patient.allergyState = 'UNKNOWN';
      return { id: alert.id, kind: alert.kind, label: alert.label };
    });
  }

  /** Confirms, today, that there are no allergies, or that the listed ones are all. */
  confirm(me: Actor, patientId: number, state: Exclude<AllergyState, 'UNKNOWN'>): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.confirmed', async (tx, patient) => {
      const listed = await tx.countBy(PatientAlert, { patientId, kind: 'ALLERGY', endedAt: IsNull() });
      if (state === 'NONE' && listed) throw new AllergiesListed();
      if (state === 'LISTED' && !listed) throw new NoAllergiesListed();
      this.confirmed(patient, me, state, new Date());
      return { allergyState: state };
    });
  }

  private change(
    me: Actor,
    patientId: number,
    action: string,
    work: (tx: Tx, patient: Patient) => Promise<object>,
  ): Promise<AlertsDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'patient.alertWrite', true);
      const before = { allergyState: patient.allergyState };
      const after = await work(tx, patient);
      await tx.save(patient);
      await this.audit.record(tx, me, action, { entity: 'patient', id: patientId, patientId, before, after });
      await this.events.publish(tx, 'patients', { id: patientId, patientId });
      return this.shown(tx, patient);
    });
  }

  private confirmed(patient: Patient, me: Actor, state: AllergyState, at: Date): void {
    Object.assign(patient, { allergyState: state, allergiesConfirmedAt: at, allergiesConfirmedById: me.id });
  }

  private async open(db: EntityManager, patientId: number): Promise<PatientAlert[]> {
    const alerts = await db.find(PatientAlert, { where: { patientId, endedAt: IsNull() }, take: PATIENT.alertsMax });
    return alerts.sort(bySeverity);
  }
}

const shownWith = (alert: PatientAlert, by: Parameters<PatientAlert['toDto']>[0] | undefined) =>
  by ? [alert.toDto(by)] : [];
