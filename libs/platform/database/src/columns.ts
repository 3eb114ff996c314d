import { Column, type ColumnOptions } from 'typeorm';

/** An instant, to the millisecond, UTC. */
export const InstantColumn = (options: ColumnOptions = {}) => Column({ type: 'datetime', precision: 3, ...options });

/** A calendar day; text `YYYY-MM-DD` in the code. */
export const DayColumn = (options: ColumnOptions = {}) => Column({ type: 'date', ...options });

/** A word or a line of text. */
export const TextColumn = (length: number, options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length, ...options });

/** The id of another record. */
export const IdColumn = (options: ColumnOptions = {}) => Column({ type: 'int', unsigned: true, ...options });

/** A count or a small number. */
export const CountColumn = (options: ColumnOptions = {}) =>
  Column({ type: 'int', unsigned: true, default: 0, ...options });

/** A claim: true or false. */
export const FlagColumn = (options: ColumnOptions = {}) => Column({ type: 'boolean', default: false, ...options });

/** Any JSON value, kept as text: the two servers disagree on what a JSON column is. */
export const JsonColumn = (options: ColumnOptions = {}) =>
  Column({
    type: 'mediumtext',
    nullable: true,
    transformer: {
      to: (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value)),
      from: (text: string | null) => (text === null ? null : JSON.parse(text)),
    },
    ...options,
  });

/** Text of any length. */
export const LongTextColumn = (options: ColumnOptions = {}) => Column({ type: 'mediumtext', ...options });
