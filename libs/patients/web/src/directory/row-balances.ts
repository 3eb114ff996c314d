import { Signal } from '@angular/core';

/** What a patient owes, as the list says it. */
export interface RowBalance {
  text: string;
  /** The patient owes the clinic; otherwise the clinic owes the patient. */
  owes: boolean;
}

/** What the patients of a page owe: known to a room above, asked for all of them at once. */
export abstract class RowBalances {
  /** Whether the caller may know. */
  abstract readonly mayRead: boolean;
  /** Who is listed now. */
  abstract show(patientIds: readonly number[]): void;
  /** Of each patient who owes, or has credit; null while that is not known. */
  abstract readonly of: Signal<ReadonlyMap<number, readonly RowBalance[]> | null>;
}
