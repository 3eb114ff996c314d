import { Injectable, signal } from '@angular/core';
import type { BookVisitDto, VisitProcedureDto } from '@cuspid/visits/contracts';
import { idempotencyKey } from '@cuspid/platform/web';
import { plannedOf } from './procedure-picker';

/** What the booking asks for. Texts as they are typed; ids as the selects hold them. */
export interface BookingModel {
  day: string;
  time: string;
  providerId: string;
  chairId: string;
  type: string;
  minutes: string;
  notes: string;
  overbookReason: string;
}

export const NOTHING_ASKED: BookingModel = {
  day: '',
  time: '',
  providerId: '',
  chairId: '',
  type: '',
  minutes: '30',
  notes: '',
  overbookReason: '',
};

/** The slot that was wanted. It outlives the page: somebody new is registered first and comes back to it. */
@Injectable({ providedIn: 'root' })
export class BookingDraft {
  private readonly wanted = signal<Partial<BookingModel> | null>(null);
  readonly slot = this.wanted.asReadonly();

  want(slot: Partial<BookingModel> | null): void {
    this.wanted.set(slot);
  }
}

/** "09:30" of what somebody typed, or null. */
export function clockOf(typed: string): string | null {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

/** What is asked of the server for somebody. */
export function bookingOf(
  patientId: number,
  model: BookingModel,
  procedures: readonly VisitProcedureDto[],
): BookVisitDto {
  const { day, time, minutes, providerId, chairId, type, notes } = model;
  return {
    patientId,
    localStart: `${day}T${time}`,
    minutes: Number(minutes),
    providerId: Number(providerId) || null,
    chairId: Number(chairId) || null,
    ...(type.trim() && { type: type.trim() }),
    ...(procedures.length && { procedures: plannedOf(procedures) }),
    notes: notes.trim() || null,
  };
}

/** The same request again (no answer came the first time) has the same key; another one has another. */
export class Attempt {
  private last = { body: '', key: '' };

  keyFor(what: object): string {
    const body = JSON.stringify(what);
    if (this.last.body !== body) this.last = { body, key: idempotencyKey() };
    return this.last.key;
  }
}
