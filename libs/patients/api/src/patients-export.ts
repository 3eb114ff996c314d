import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { CSV_COLUMNS, PATIENT_EXPORT_MAX, type CsvColumn } from '@cuspid/patients/contracts';
import type { PatientExportFilter } from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { Directory } from './directory';
import type { Patient } from './patient';

const BOM = '\uFEFF';
const ROWS_AT_ONCE = 1_000;

/** What the directory shows, as a file for a spreadsheet or for another clinic's import. */
@Injectable()
export class PatientsExport {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly directory: Directory,
    private readonly clinic: Clinic,
  ) {}

  /** Streams the selection. Who took it, by which filter and how many is in the log before its first byte leaves. */
  async csv(me: Actor, filter: PatientExportFilter): Promise<StreamableFile> {
    const { limit: _, cursor: _from, count: _count, ...asked } = filter;
    const { total = 0 } = await this.directory.slice(me, { ...asked, limit: 1, count: true });
    const first = await this.directory.slice(me, { ...asked, limit: ROWS_AT_ONCE });
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'patients.exported', {
        entity: 'patient',
        after: { ...asked, count: Math.min(total, PATIENT_EXPORT_MAX) },
      }),
    );
    return new StreamableFile(Readable.from(this.lines(me, asked, first)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="patients-${await this.clinic.today()}.csv"`,
    });
  }

  private async *lines(
    me: Actor,
    asked: PatientExportFilter,
    first: { rows: Patient[]; place: (row: Patient) => string },
  ) {
    yield `${BOM}${CSV_COLUMNS.join(',')}\r\n`;
    let slice = first;
    for (let told = 0; ;) {
      const page = slice.rows.slice(0, Math.min(ROWS_AT_ONCE, PATIENT_EXPORT_MAX - told));
      const last = page.at(-1);
      yield page.map((patient) => `${lineOf(patient)}\r\n`).join('');
      told += page.length;
      if (!last || slice.rows.length <= page.length) return;
      if (told >= PATIENT_EXPORT_MAX) {
        yield `${csvCell(`Cut after ${told} patients: choose fewer`)}\r\n`;
        return;
      }
      slice = await this.directory.slice(me, { ...asked, limit: ROWS_AT_ONCE, cursor: slice.place(last) });
    }
  }
}

const lineOf = (patient: Patient) => CSV_COLUMNS.map((column) => csvCell(valueOf(patient, column))).join(',');

function valueOf(patient: Patient, column: CsvColumn): string | boolean | null {
  return column === 'registeredAt' ? patient.registeredAt.toISOString() : patient[column];
}
