import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { PREGNANCY_DAYS, type AlertKind, type AllergyState } from '@cuspid/patients/contracts';
import { Clinic, startOfDay } from '@cuspid/settings/api';
import { DataSource, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** What decides whether an alert is asked about again. */
export interface Confirmed {
  kind: AlertKind;
  expectedOn: string | null;
  recordedAt: Date;
  confirmedAt: Date | null;
}

/** The same of the answer about allergies. */
export interface Answered {
  allergyState: AllergyState;
  allergiesConfirmedAt: Date | null;
}

/** What is due on a day of the clinic. */
export interface DueLine {
  today: string;
  /** Confirmed before this it is due; null where the clinic asks again never by itself. */
  before: Date | null;
  /** A pregnancy without an expected day that was recorded before this is over. */
  pregnantBefore: Date;
}

/**
 * When allergies and alerts are asked about again: after the months the clinic has set, counted on its own days. A
 * pregnancy besides once its time has passed.
 */
@Injectable()
export class AlertsDue {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {}

  async line(db: EntityManager = this.source.manager): Promise<DueLine> {
    const { timeZone, alertsAskMonths } = await this.clinic.setting(db);
    const today = await this.clinic.today(db);
    return {
      today,
      before: alertsAskMonths ? startOfDay(dayAfter(monthsBack(today, alertsAskMonths), 1), timeZone) : null,
      pregnantBefore: startOfDay(dayAfter(today, -PREGNANCY_DAYS), timeZone),
    };
  }

  /** Keeps those patients of a query (joined as `patient`) who should be asked again; the same rule as `isDue`. */
  async keep<T extends ObjectLiteral>(
    query: SelectQueryBuilder<T>,
    patient = 'patient',
  ): Promise<SelectQueryBuilder<T>> {
    const { today, before, pregnantBefore } = await this.line();
    const old = before ? 'or coalesce(held.confirmed_at, held.recorded_at) < :dueBefore' : '';
    const answered = before
      ? `(${patient}.allergyState <> 'UNKNOWN' and ${patient}.allergiesConfirmedAt < :dueBefore) or `
      : '';
    return query.andWhere(
      `(${answered}exists (select 1 from patient_alert held where held.patient_id = ${patient}.id and held.ended_at is null
        and (held.expected_on < :dueToday
          or (held.kind = 'PREGNANCY' and held.expected_on is null and held.recorded_at < :duePregnant) ${old})))`,
      { dueToday: today, dueBefore: before, duePregnant: pregnantBefore },
    );
  }
}

/** A pregnancy whose time has passed: confirming it says nothing, it is ended or gets another date. */
export const isOver = ({ kind, expectedOn, recordedAt }: Confirmed, line: DueLine): boolean =>
  kind === 'PREGNANCY' && (expectedOn ? expectedOn < line.today : recordedAt < line.pregnantBefore);

/** Whether somebody should ask about this alert again. */
export const isDue = (alert: Confirmed, line: DueLine): boolean =>
  isOver(alert, line) || isBefore(alert.confirmedAt ?? alert.recordedAt, line);

/** Whether somebody should ask about allergies again. Never asked is another state, and shown as such. */
export const isAnswerDue = ({ allergyState, allergiesConfirmedAt }: Answered, line: DueLine): boolean =>
  allergyState !== 'UNKNOWN' && allergiesConfirmedAt !== null && isBefore(allergiesConfirmedAt, line);

const isBefore = (at: Date, { before }: DueLine): boolean => before !== null && at < before;

/** The day so many months earlier; of a month that has no such day, its last. */
export function monthsBack(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}
