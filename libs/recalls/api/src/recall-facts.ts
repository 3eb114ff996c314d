import { Injectable } from '@nestjs/common';
import { Patient } from '@cuspid/patients/api';
import { Clinic, dayIn, startOfDay, VisitType } from '@cuspid/settings/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { In, type EntityManager } from 'typeorm';
import type { DoneWork, Known } from './kept';
import { RecallAttempt } from './recall-attempt';
import { RecallPreference } from './recall-preference';
import type { RecallRule } from './recall-rule';

interface DoneRow {
  patient: number;
  type: string;
  at: Date;
  provider: number | null;
}

/** A visit that goes with the running transaction, and is not to be counted any more. */
export type Gone = number | undefined;

/** Reads what recalls follow from: of some patients, in a fixed number of queries. */
@Injectable()
export class RecallFacts {
  constructor(private readonly clinic: Clinic) {}

  async of(db: EntityManager, patientIds: readonly number[], gone?: Gone): Promise<Map<number, Known>> {
    const ids = [...patientIds];
    const patients = await db.find(Patient, {
      where: { id: In(ids) },
      select: { id: true, isActive: true, clinicalStatus: true },
    });
    const preferences = await db.findBy(RecallPreference, { patientId: In(ids) });
    const attempts = await db.find(RecallAttempt, { where: { patientId: In(ids) }, order: { id: 'ASC' } });
    const done = await this.done(db, ids, gone);
    const booked = await this.booked(db, ids, gone);
    const ahead = await this.ahead(db, ids, gone);
    const known = patients.map((patient): [number, Known] => [
      patient.id,
      {
        patient,
        preference: preferences.find(({ patientId }) => patientId === patient.id) ?? null,
        done: done.get(patient.id) ?? [],
        bookedLastAt: booked.get(patient.id) ?? null,
        ahead: ahead.get(patient.id) ?? null,
        attempts: attempts.filter(({ patientId }) => patientId === patient.id),
      },
    ]);
    return new Map(known);
  }

  /** The names of the visits a rule counts from: as they were when it was made, and as they are now; null: any. */
  async typesOf(db: EntityManager, { types }: RecallRule): Promise<ReadonlySet<string> | null> {
    if (!types?.length) return null;
    const now = await db.findBy(VisitType, { id: In(types.map(({ id }) => id)) });
    return new Set([...types, ...now].map(({ name }) => name));
  }

  /** The newest completed visit of each kind. */
  private async done(db: EntityManager, ids: number[], gone: Gone): Promise<Map<number, DoneWork[]>> {
    const rows: DoneRow[] = await db.query(
      `select v.patient_id as patient, v.type as type, v.starts_at as at, max(v.provider_id) as provider
       from (select patient_id, type, max(starts_at) as at from visit
             where patient_id in (?) and status = 'COMPLETED' and type <> ? and id <> ? group by patient_id, type) last
       join visit v on v.patient_id = last.patient_id and v.starts_at = last.at and v.type = last.type
         and v.status = 'COMPLETED' and v.id <> ?
       group by v.patient_id, v.type, v.starts_at`,
      [ids, REGISTRATION, gone ?? 0, gone ?? 0],
    );
    const told = new Map<number, DoneWork[]>();
    for (const { patient, type, at, provider } of rows) {
      told.set(patient, [...(told.get(patient) ?? []), { at, type, providerId: provider }]);
    }
    return told;
  }

  private async booked(db: EntityManager, ids: number[], gone: Gone): Promise<Map<number, Date>> {
    const rows: { patient: number; at: Date }[] = await db.query(
      'select patient_id as patient, max(created_at) as at from visit where patient_id in (?) and type <> ? and id <> ? group by patient_id',
      [ids, REGISTRATION, gone ?? 0],
    );
    return new Map(rows.map(({ patient, at }) => [patient, at]));
  }

  /** What is booked from the beginning of today on; who has come and is still here is not called either. */
  private async ahead(db: EntityManager, ids: number[], gone: Gone): Promise<Map<number, NonNullable<Known['ahead']>>> {
    const { timeZone } = await this.clinic.setting(db);
    const rows: { patient: number; first: Date; last: Date }[] = await db.query(
      `select patient_id as patient, min(starts_at) as first, max(starts_at) as last from visit
       where patient_id in (?) and status in ('SCHEDULED', 'ARRIVED') and starts_at >= ? and id <> ? group by patient_id`,
      [ids, startOfDay(await this.clinic.today(db), timeZone), gone ?? 0],
    );
    return new Map(
      rows.map(({ patient, first, last }) => [patient, { first: dayIn(timeZone, first), last: dayIn(timeZone, last) }]),
    );
  }
}
