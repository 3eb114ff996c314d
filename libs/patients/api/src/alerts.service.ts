import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { PATIENT, SEVERITIES, type AllergyState } from '@cuspid/patients/contracts';
import type {
  AlertsDto,
  ConfirmAllergiesDto,
  CorrectAlertDto,
  EndAlertDto,
  FirstAlertDto,
  RecordAlertDto,
} from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { In, IsNull, type EntityManager } from 'typeorm';
import {
  AlertHolds,
  AlertListed,
  AlertsChanged,
  AllergiesListed,
  NoAllergiesListed,
  PregnancyOver,
  TooManyAlerts,
} from './alert-errors';
import { checkAlert, saysTheSame, type WantedAlert } from './alert-rules';
import { AlertsDue, isAnswerDue, isDue, isOver } from './alerts-due';
import { CareTeam } from './care-team';
import { Patient } from './patient';
import { PatientAlert } from './patient-alert';

const rank = ({ severity, kind }: PatientAlert) => SEVERITIES.indexOf(severity) * 10 + (kind === 'ALLERGY' ? 0 : 1);
const bySeverity = (a: PatientAlert, b: PatientAlert) => rank(a) - rank(b) || a.id - b.id;

/** What a card shows of a patient's alerts. Information is for the profile; an allergy is never only that. */
export interface AlertCard {
  firstAlert: FirstAlertDto | null;
  /** Somebody should ask again about something. */
  isConfirmationDue: boolean;
}

/** Allergies and medical alerts. Whoever changes them holds the patient's row, so that no two changes cross. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly due: AlertsDue,
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
    const [open, line] = [await this.open(db, patient.id), await this.due.line(db)];
    const asked = open.flatMap((alert) => [alert.recordedById, alert.confirmedById]);
    const people = await this.users.named([patient.allergiesConfirmedById, ...asked], db);
    const by = (id: number | null) => (id && people.get(id)) || null;
    return {
      allergyState: patient.allergyState,
      confirmedAt: patient.allergiesConfirmedAt?.toISOString() ?? null,
      confirmedBy: by(patient.allergiesConfirmedById),
      isDue: isAnswerDue(patient, line) || open.some((alert) => isDue(alert, line)),
      items: open.flatMap((alert) => {
        const recordedBy = by(alert.recordedById);
        return recordedBy ? [alert.toDto(recordedBy, by(alert.confirmedById) ?? recordedBy, line)] : [];
      }),
    };
  }

  /** What every card shows of each of these patients: the most dangerous alert, and whether to ask again. */
  async cards(
    db: EntityManager,
    patients: readonly Pick<Patient, 'id' | 'allergyState' | 'allergiesConfirmedAt'>[],
  ): Promise<Map<number, AlertCard>> {
    if (!patients.length) return new Map();
    const line = await this.due.line(db);
    const open = await db.find(PatientAlert, {
      where: { patientId: In(patients.map(({ id }) => id)), endedAt: IsNull() },
      take: patients.length * PATIENT.alertsMax,
    });
    return new Map(
      patients.map((patient) => {
        const alerts = open.filter(({ patientId }) => patientId === patient.id);
        const first = alerts
          .filter(({ kind, severity }) => severity !== 'INFO' || kind === 'ALLERGY')
          .sort(bySeverity)[0];
        const isConfirmationDue = isAnswerDue(patient, line) || alerts.some((alert) => isDue(alert, line));
        return [patient.id, { firstAlert: first?.toCard() ?? null, isConfirmationDue }];
      }),
    );
  }

  record(me: Actor, patientId: number, what: RecordAlertDto): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.recorded', async (tx, patient) => {
      const { kind, severity, label, note = null, since = null, expectedOn = null } = what;
      const alert = { kind, severity, label, note, since, expectedOn };
      await this.check(tx, patient, alert);
      const open = await this.open(tx, patientId);
      this.requireNew(alert, open);
      // One more would not be shown, and the one left out might be the dangerous one.
      if (open.length >= PATIENT.alertsMax) throw new TooManyAlerts();
      const now = clock.now();
      await tx.insert(PatientAlert, { ...alert, patientId, recordedAt: now, recordedById: me.id });
      // The list as a whole was confirmed when it was: one more on it says nothing about the others.
      if (kind === 'ALLERGY' && patient.allergyState !== 'LISTED') this.answer(patient, me, 'LISTED', now);
      return { after: alert };
    });
  }

  /** Writes an alert anew, of the version the caller saw; what it said before stays in the history. */
  correct(me: Actor, patientId: number, alertId: number, version: number, change: CorrectAlertDto): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.corrected', async (tx, patient) => {
      const alert = await this.held(tx, patientId, alertId);
      if (alert.version !== version) throw new StaleVersion(alert.version);
      const difference = changed<object>({ ...alert }, change);
      if (!Object.keys(difference.after).length) return null;
      const { id: _, ...before } = alert;
      const now = clock.now();
      await tx.insert(PatientAlert, { ...before, endedAt: now, endedById: me.id, endedAs: 'CORRECTED' });
      const asked = { recordedAt: now, recordedById: me.id, confirmedAt: null, confirmedById: null };
      Object.assign(alert, change, asked, { version: version + 1 });
      await this.check(tx, patient, 'expectedOn' in difference.after ? alert : { ...alert, expectedOn: null });
      this.requireNew(
        alert,
        (await this.open(tx, patientId)).filter(({ id }) => id !== alertId),
      );
      await tx.save(alert);
      return { before: { alertId, ...difference.before }, after: { alertId, ...difference.after } };
    });
  }

  /** Ends an alert. When the last allergy ends, nobody knows any more: somebody has to ask again. */
  end(me: Actor, patientId: number, alertId: number, { reason, note = null }: EndAlertDto): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.ended', async (tx, patient) => {
      const { id, kind, label } = await this.held(tx, patientId, alertId);
      await tx.update(PatientAlert, { id }, { endedAt: clock.now(), endedById: me.id, endedAs: reason, endNote: note });
      const left = await tx.countBy(PatientAlert, { patientId, kind: 'ALLERGY', endedAt: IsNull() });
      if (kind === 'ALLERGY' && !left) patient.allergyState = 'UNKNOWN';
      return { after: { id, kind, label, reason, note } };
    });
  }

  /** Takes an ending back: it holds, as it did before. A correction is corrected, not taken back. */
  reopen(me: Actor, patientId: number, alertId: number): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.reopened', async (tx, patient) => {
      const alert = await tx.findOneBy(PatientAlert, { id: alertId, patientId });
      if (!alert || alert.endedAs === 'CORRECTED') throw new NotFound();
      if (!alert.endedAt) throw new AlertHolds();
      const open = await this.open(tx, patientId);
      this.requireNew(alert, open);
      if (open.length >= PATIENT.alertsMax) throw new TooManyAlerts();
      await tx.update(PatientAlert, { id: alertId }, { endedAt: null, endedById: null, endedAs: null, endNote: null });
      if (alert.kind === 'ALLERGY') patient.allergyState = 'LISTED';
      return { after: { id: alertId, kind: alert.kind, label: alert.label } };
    });
  }

  /** Confirms, today, that there are no allergies, or that the listed ones are all; and every other alert that holds. */
  confirm(me: Actor, patientId: number, { state, seen }: ConfirmAllergiesDto): Promise<AlertsDto> {
    return this.change(me, patientId, 'alert.confirmed', async (tx, patient) => {
      const open = await this.open(tx, patientId);
      const isListed = open.some(({ kind }) => kind === 'ALLERGY');
      if (state === 'NONE' && isListed) throw new AllergiesListed();
      if (state === 'LISTED' && !isListed) throw new NoAllergiesListed();
      const isAsSeen = ({ id, version }: PatientAlert) => seen?.some((one) => one.id === id && one.version === version);
      if (seen && !(seen.length === open.length && open.every(isAsSeen))) throw new AlertsChanged();
      const line = await this.due.line(tx);
      if (open.some((alert) => isOver(alert, line))) throw new PregnancyOver();
      const now = clock.now();
      this.answer(patient, me, state, now);
      await tx.update(PatientAlert, { patientId, endedAt: IsNull() }, { confirmedAt: now, confirmedById: me.id });
      return { after: { allergyState: state, alerts: open.map(({ label }) => label) } };
    });
  }

  private change(
    me: Actor,
    patientId: number,
    action: string,
    work: (tx: Tx, patient: Patient) => Promise<{ before?: object; after: object } | null>,
  ): Promise<AlertsDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'patient.alertWrite', true);
      const { allergyState } = patient;
      const done = await work(tx, patient);
      if (!done) return this.shown(tx, patient);
      await tx.save(patient);
      const before = { allergyState, ...done.before };
      await this.audit.record(tx, me, action, {
        entity: 'patient',
        id: patientId,
        patientId,
        before,
        after: done.after,
      });
      await this.events.publish(tx, 'patients', { id: patientId, patientId });
      return this.shown(tx, patient);
    });
  }

  private async held(tx: Tx, patientId: number, alertId: number): Promise<PatientAlert> {
    const alert = await tx.findOneBy(PatientAlert, { id: alertId, patientId, endedAt: IsNull() });
    if (!alert) throw new NotFound();
    return alert;
  }

  private async check(tx: Tx, patient: Patient, alert: WantedAlert): Promise<void> {
    checkAlert(alert, patient, await this.clinic.today(tx));
  }

  private requireNew(alert: WantedAlert, others: readonly PatientAlert[]): void {
    const same = others.find((other) => saysTheSame(alert, other));
    if (same) throw new AlertListed(same.label);
  }

  private answer(patient: Patient, me: Actor, state: AllergyState, at: Date): void {
    Object.assign(patient, { allergyState: state, allergiesConfirmedAt: at, allergiesConfirmedById: me.id });
  }

  private async open(db: EntityManager, patientId: number): Promise<PatientAlert[]> {
    const alerts = await db.find(PatientAlert, { where: { patientId, endedAt: IsNull() }, take: PATIENT.alertsMax });
    return alerts.sort(bySeverity);
  }
}
