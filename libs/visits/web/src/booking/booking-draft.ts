import { Injectable, signal } from '@angular/core';

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
