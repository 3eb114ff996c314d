import type { HistoryAnswersDto } from '@cuspid/case-history/contracts/dto';
import type { Person, SpecClinic } from '@cuspid/platform/testing';

export const PAST: HistoryAnswersDto = { pastDentalHistory: 'Regular check-ups', overjet: 6.5 };
export const WAITS: HistoryAnswersDto = { consultantWaitingListMode: 'FIXED', consultantDate: '2026-03-04' };

/** Calls about the history of one patient at a time. */
export class HistoryDesk {
  /** Whose history is called for. */
  patient = 0;

  constructor(private readonly clinic: SpecClinic) {}

  path(rest = '', of = this.patient): string {
    return `/api/patients/${of}/history${rest}`;
  }

  get(me: Person, rest = '', of = this.patient) {
    return this.clinic.http.as(me, 'GET', this.path(rest, of));
  }

  send(me: Person, method: string, rest: string, body?: object, version?: unknown) {
    return this.clinic.http.as(me, method, this.path(rest), {
      ...(body && { body }),
      ...(version !== undefined && { headers: { 'if-match': `"${String(version)}"` } }),
    });
  }

  put(me: Person, version: unknown, answers: object, confirm?: string[]) {
    return this.send(me, 'PUT', '', { answers, ...(confirm && { confirm }) }, version);
  }

  keep(me: Person, version: number, answers: object, baseVersion = 0) {
    return this.send(me, 'PUT', '/draft', { baseVersion, answers }, version);
  }
}
