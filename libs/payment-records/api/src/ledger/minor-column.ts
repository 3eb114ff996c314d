import { minorOf } from '@cuspid/payment-records/contracts';
import { Column, type ColumnOptions } from 'typeorm';

const digits = (value: unknown): number | null =>
  typeof value === 'string' || typeof value === 'number' ? minorOf(value) : null;

/** An amount in minor units: more than an integer of the database holds, and in the code a whole number that is exact or refused. */
export const MinorColumn = (options: ColumnOptions = {}) =>
  Column({ type: 'bigint', ...options, transformer: { to: (value: unknown) => value, from: digits } });
