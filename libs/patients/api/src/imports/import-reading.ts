import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Storage } from '@cuspid/platform/providers';
import { Clinic, startOfDay } from '@cuspid/settings/api';
import { CellReader } from './cells';
import { rowsOf, type CsvRow } from './csv-rows';
import type { PatientImport } from './patient-import';
import { checked } from './row-rules';
import type { Prepared } from './row-verdicts';

/** Reads the rows of an import's file, a few hundred at a time, and holds each to the rules of a registration. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly storage: Storage,
    private readonly clinic: Clinic,
  ) {}

  /** The rows after the first `skip`, in pieces of at most `size`. */
  async *pieces(one: PatientImport, skip: number, size: number): AsyncGenerator<Prepared[]> {
    let [piece, passed]: [CsvRow[], number] = [[], 0];
    for await (const row of this.rows(one)) {
      if (passed++ < skip) continue;
      piece.push(row);
      if (piece.length < size) continue;
      yield await this.prepared(one, piece);
      piece = [];
    }
    if (piece.length) yield await this.prepared(one, piece);
  }

  /** Fails, before a first byte is sent, when the file is not there any more. */
  async requireFile({ storageKey }: PatientImport): Promise<void> {
    (await this.storage.read(storageKey ?? '')).destroy();
  }

  /** Every row below the headings, as it is. */
  async *rows({ storageKey, encoding, separator }: PatientImport): AsyncGenerator<CsvRow> {
    let isHead = true;
    for await (const row of rowsOf(await this.storage.read(storageKey ?? ''), { encoding, separator })) {
      if (!isHead) yield row;
      isHead = false;
    }
  }

  /** Every code the file gives, so that none of them is drawn for somebody else. */
  async codes(one: PatientImport): Promise<Set<string>> {
    const column = one.mapping?.columns.indexOf('patientCode') ?? -1;
    const codes = new Set<string>();
    if (column < 0) return codes;
    for await (const { cells } of this.rows(one)) codes.add((cells[column] ?? '').trim().toUpperCase());
    return codes;
  }

  private async prepared({ mapping, actor, fileColumns }: PatientImport, rows: CsvRow[]): Promise<Prepared[]> {
    if (!mapping || !actor) throw new Error('an import is read before anybody said what its columns are');
    const [{ timeZone }, today] = [await this.clinic.setting(), await this.clinic.today()];
    const reader = new CellReader(mapping, (day) => startOfDay(day, timeZone));
    const registering = { me: actorOf(actor), now: clock.now(), today };
    const width = fileColumns?.length ?? 0;
    const prepared: Prepared[] = [];
    for (const row of rows) {
      const surplus = row.cells.slice(width).some((cell) => cell.trim());
      const result = surplus
        ? { errors: [{ path: '', message: tooWide(row.cells.length, width) }] }
        : await checked(reader.read(row.cells), registering, mapping.isGuardianUnknown ?? false);
      prepared.push({ ...row, checked: result });
    }
    return prepared;
  }
}

const tooWide = (cells: number, width: number) =>
  `The row has ${cells} cells, the headings are ${width}: put a value that holds the separator in quotation marks`;

const actorOf = ({ id }: Pick<Actor, 'id'>) => ({ id });
