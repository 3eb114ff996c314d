import { createHash } from 'node:crypto';
import type { EntityManager, EntityMetadata } from 'typeorm';
import type { PatientPart } from '../patient-parts';
import type { Row } from './merge-journal';

/** A table that names a patient, as the database knows it. */
export class PartTable {
  readonly name: string;
  readonly patient: string;
  /** Its key, unless that is the patient. */
  readonly id: string;
  readonly metadata: EntityMetadata;

  constructor(
    db: EntityManager,
    readonly part: PatientPart,
  ) {
    this.metadata = db.connection.getMetadata(part.entity);
    this.name = this.metadata.tableName;
    this.patient = this.columnOf('patientId');
    const [key] = this.metadata.primaryColumns.filter((column) => column.databaseName !== this.patient);
    this.id = key?.databaseName ?? this.patient;
  }

  columnOf(property: string): string {
    const column = this.metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.metadata.name} has no ${property}`);
    return column.databaseName;
  }

  /** Columns that say something of their own: not whose the row is, not its number, nothing the database reckons. */
  columns(): string[] {
    const aside = [this.patient, ...(this.part.merge?.isNumbered ? [this.columnOf('number')] : [])];
    return this.metadata.columns
      .filter(({ generatedType }) => !generatedType)
      .map(({ databaseName }) => databaseName)
      .filter((column) => !aside.includes(column));
  }

  async rows(db: EntityManager, patientId: number, after = 0): Promise<Row[]> {
    const rows: Row[] = await db.query('select * from ?? where ?? = ? and ?? > ? order by ??', [
      this.name,
      this.patient,
      patientId,
      this.id,
      after,
      this.id,
    ]);
    return rows;
  }

  async count(db: EntityManager, patientId: number): Promise<number> {
    const [row]: { count: string }[] = await db.query('select count(*) as count from ?? where ?? = ?', [
      this.name,
      this.patient,
      patientId,
    ]);
    return Number(row?.count);
  }

  /** The highest id among the rows of these patients; 0 when there are none. */
  async last(db: EntityManager, patientIds: readonly number[]): Promise<number> {
    const [row]: { last: string | null }[] = await db.query('select max(??) as last from ?? where ?? in (?)', [
      this.id,
      this.name,
      this.patient,
      patientIds,
    ]);
    return Number(row?.last ?? 0);
  }

  async set(db: EntityManager, id: number, values: Row): Promise<void> {
    const told = Object.entries(this.told(values));
    const marks = told.map(() => '?? = ?').join(', ');
    await db.query('update ?? set ' + marks + ' where ?? = ?', [this.name, ...told.flat(), this.id, id]);
  }

  /** Values that have been through JSON, as the database takes them: an instant is an instant again. */
  told(values: Row): Row {
    const instants = this.metadata.columns.filter(({ type }) => isTime(type)).map((one) => one.databaseName);
    return Object.fromEntries(
      Object.entries(values).map(([column, value]) => [
        column,
        instants.includes(column) && typeof value === 'string' && value.endsWith('Z') ? new Date(value) : value,
      ]),
    );
  }

  idOf(row: Row): number {
    return Number(row[this.id]);
  }
}

const isTime = (type: unknown) => type === 'datetime' || type === 'date';

/** A short print of what a row says in these columns. */
export function printOf(row: Row, columns: readonly string[]): string {
  const said = JSON.stringify(columns.map((column) => row[column] ?? null));
  return createHash('sha256').update(said).digest('base64url').slice(0, 12);
}

/** Whether a row says in these columns what it said then. */
export const says = (row: Row | undefined, then: Row): boolean =>
  row !== undefined &&
  Object.entries(then).every(
    ([column, value]) => JSON.stringify(row[column] ?? null) === JSON.stringify(value ?? null),
  );

/** The same columns of another state of the row. */
export const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
