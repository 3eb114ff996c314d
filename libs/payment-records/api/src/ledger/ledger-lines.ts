import type { PaymentMethod } from '@cuspid/payment-records/contracts';

/** An amount of one patient, when it counts for, and what people say of it. Without a day it is now. */
export interface Line {
  patientId: number;
  amountMinor: number;
  currency: string;
  paidOn?: string;
  paidAt?: Date;
  notes?: string | null;
  reference?: string | null;
  visitId?: number | null;
}

export interface Charge extends Line {
  description: string;
  procedureId?: number | null;
  planItemId?: number | null;
  dueOn?: string | null;
}

/** So much for a charge, in minor units. */
export interface Part {
  chargeId: number;
  amountMinor: number;
}

export interface Payment extends Line {
  method: PaymentMethod;
  tenderedMinor?: number | null;
  /** Which charges it settles; without it the oldest first. */
  parts?: readonly Part[];
}

export interface Discount extends Line {
  reason: string;
  description?: string | null;
  parts?: readonly Part[];
}

export interface Refund {
  amountMinor?: number;
  reason: string;
  method?: PaymentMethod;
  reference?: string | null;
}

/** A part of a payment that settles a charge, from a day on. */
export interface Settling extends Part {
  settledOn: string;
}
