import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { csvCell, cursorOf, Database, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { IMPORT_ERRORS_HEADING } from '@cuspid/patients/contracts';
import type { ImportAlikeDto, ImportPersonDto, ImportRowDto, ImportRowFilter } from '@cuspid/patients/contracts/dto';
import { In, MoreThan } from 'typeorm';
import { Patient } from '../patient';
import { ImportElsewhere } from './import-errors';
import { ImportReading } from './import-reading';
import { PatientImport } from './patient-import';
import { PatientImportRow, type Alike } from './patient-import-row';
import { personOf } from './row-verdicts';

const BOM = '\uFEFF';
const PIECE = 500;
const NOBODY: ImportPersonDto = { firstName: null, lastName: null, dateOfBirth: null, phone: null };

/** The rows of a file somebody should look at. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly db: Database,
    private readonly reading: ImportReading,
    private readonly audit: Audit,
  ) {}

  /** One kind of rows, in the order of the file. */
  async list(id: number, filter: ImportRowFilter): Promise<Page<ImportRowDto>> {
    const db = this.db.source.manager;
    if (!(await db.existsBy(PatientImport, { id }))) throw new NotFound();
    const ofKind = { importId: id, kind: filter.kind ?? 'WRONG' };
    const [after] = filter.cursor ? placeOf(filter.cursor, 'row', 1) : [];
    const rows = await db.find(PatientImportRow, {
      where: { ...ofKind, ...(after !== undefined && { number: MoreThan(Number(after)) }) },
      order: { number: 'ASC' },
      take: limitOf(filter) + 1,
    });
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ number }) => cursorOf('row', [number]),
      (row) => row,
    );
    const people = await this.people(page.items);
    const items = page.items.map((row) => shown(row, people));
    return { ...page, items, ...(filter.count && { total: await db.countBy(PatientImportRow, ofKind) }) };
  }

  /** The refused rows as they stand in the file, with what to mend: mended, it is sent in their place. */
  async refused(me: Actor, id: number): Promise<StreamableFile> {
    const one = await this.db.source.manager.findOneBy(PatientImport, { id });
    if (!one) throw new NotFound();
    if (!one.storageKey) throw new ImportElsewhere('The file is no longer kept.');
    await this.reading.requireFile(one);
    await this.db.transaction({ id: me.id }, (tx) =>
      this.audit.record(tx, me, 'import.refused-downloaded', { entity: 'import', id, after: { wrong: one.wrong } }),
    );
    const name = `to-mend-${id}.csv`;
    return new StreamableFile(Readable.from(this.lines(one)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }

  private async *lines(one: PatientImport): AsyncGenerator<string> {
    const headings = (one.fileColumns ?? []).map(({ heading }) => heading);
    const own = headings.map((_, index) => index).filter((index) => headings[index] !== IMPORT_ERRORS_HEADING);
    yield BOM + lineOf([IMPORT_ERRORS_HEADING, ...own.map((index) => headings[index])]);
    let [wrong, last] = [new Map<number, string>(), 0];
    for await (const { number, cells } of this.reading.rows(one)) {
      if (number > last) ({ wrong, last } = await this.wrongAfter(one.id, last));
      const errors = wrong.get(number);
      if (errors !== undefined) yield lineOf([errors, ...own.map((index) => cells[index])]);
    }
  }

  /** What is wrong with the next refused rows, and how far that reaches. */
  private async wrongAfter(importId: number, number: number): Promise<{ wrong: Map<number, string>; last: number }> {
    const rows = await this.db.source.manager.find(PatientImportRow, {
      where: { importId, kind: 'WRONG', number: MoreThan(number) },
      order: { number: 'ASC' },
      take: PIECE,
    });
    const wrong = new Map(rows.map((row) => [row.number, toldOf(row)]));
    return { wrong, last: rows.length < PIECE ? Infinity : (rows.at(-1)?.number ?? Infinity) };
  }

  /** Everybody these rows name. */
  private async people(rows: readonly PatientImportRow[]): Promise<Map<number, Patient>> {
    const ids = rows.flatMap(({ madeId, alike }) => [madeId, ...(alike ?? []).map(({ patientId }) => patientId)]);
    const known = ids.filter((id): id is number => typeof id === 'number');
    const patients = known.length ? await this.db.source.manager.findBy(Patient, { id: In(known) }) : [];
    return new Map(patients.map((patient) => [patient.id, patient]));
  }
}

const lineOf = (cells: readonly unknown[]) => `${cells.map(csvCell).join(',')}\r\n`;

const toldOf = ({ errors }: PatientImportRow) =>
  (errors ?? []).map(({ heading, message }) => (heading ? `${heading}: ${message}` : message)).join('; ');

function shown(row: PatientImportRow, people: ReadonlyMap<number, Patient>): ImportRowDto {
  const { number, kind, errors, alike, choice, mayAdd, madeId, stayedFor } = row;
  const made = people.get(madeId ?? 0);
  return {
    ...{ row: number, kind, choice, mayAdd, patientId: madeId, stayedFor },
    person: row.person ?? (made ? personOf(made) : NOBODY),
    errors: errors ?? [],
    alike: (alike ?? []).flatMap((one) => alikeShown(one, people)),
  };
}

function alikeShown({ patientId, row, person, agrees }: Alike, people: ReadonlyMap<number, Patient>): ImportAlikeDto[] {
  if (patientId === undefined)
    return [{ patientId: null, patientCode: null, row: row ?? null, person: person ?? NOBODY, agrees }];
  const patient = people.get(patientId);
  return patient ? [{ patientId, patientCode: patient.patientCode, row: null, person: personOf(patient), agrees }] : [];
}
