import { Column } from 'typeorm';

/** A size: more than an integer of the database holds, and a number in the code. */
export const BytesColumn = (options: { default?: number } = {}) =>
  Column({
    type: 'bigint',
    unsigned: true,
    ...options,
    transformer: { to: (value: unknown) => value, from: (text: unknown) => Number(text) },
  });
