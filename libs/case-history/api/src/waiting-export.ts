import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { HISTORY } from '@cuspid/case-history/contracts';
import type { WaitingDto, WaitingExportFilter } from '@cuspid/case-history/contracts/dto';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { WaitingList } from './waiting-list';

const BOM = '\uFEFF';

const COLUMNS: Record<string, (row: WaitingDto) => string | number | null> = {
  patientCode: ({ patient }) => patient.patientCode,
  lastName: ({ patient }) => patient.lastName,
  firstName: ({ patient }) => patient.firstName,
  age: ({ patient }) => patient.age,
  phone: ({ patient }) => patient.phone,
  mode: ({ mode }) => mode,
  priority: ({ priority }) => priority,
  since: ({ since }) => since,
  days: ({ days }) => days,
  iotn: ({ dhc }) => dhc,
  decidedBy: ({ decidedBy }) => decidedBy?.name ?? null,
};

/** The waiting list as a file for a spreadsheet. */
@Injectable()
export class WaitingExport {
  constructor(
    private readonly db: Database,
    private readonly waiting: WaitingList,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** Streams the selection. Who took it, by which filter and how many is in the log before its first byte leaves. */
  async csv(me: Actor, filter: WaitingExportFilter): Promise<StreamableFile> {
    const after = { ...filter, count: await this.waiting.count(me, filter) };
    const first = await this.waiting.list(me, { ...filter, limit: PAGE.limitMax });
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'waiting-list.exported', { entity: 'case_history', after }),
    );
    return new StreamableFile(Readable.from(this.lines(me, filter, first)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="waiting-list-${await this.clinic.today()}.csv"`,
    });
  }

  private async *lines(me: Actor, filter: WaitingExportFilter, first: Page<WaitingDto>) {
    yield `${BOM}${Object.keys(COLUMNS).join(',')}\r\n`;
    let page = first;
    for (let told = 0; ;) {
      yield page.items.map((row) => `${lineOf(row)}\r\n`).join('');
      told += page.items.length;
      if (!page.nextCursor) return;
      if (told >= HISTORY.exportMax) {
        yield `${csvCell(`Cut after ${told} patients: choose fewer`)}\r\n`;
        return;
      }
      page = await this.waiting.list(me, { ...filter, limit: PAGE.limitMax, cursor: page.nextCursor });
    }
  }
}

const lineOf = (row: WaitingDto) =>
  Object.values(COLUMNS)
    .map((told) => csvCell(told(row)))
    .join(',');
