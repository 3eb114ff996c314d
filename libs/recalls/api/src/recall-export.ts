import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { RECALL } from '@cuspid/recalls/contracts';
import type { RecallDto, RecallExportFilter } from '@cuspid/recalls/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { RecallList } from './recall-list';

const BOM = '\uFEFF';

const COLUMNS: Record<string, (recall: RecallDto) => string | number | null> = {
  patientCode: ({ patient }) => patient.patientCode,
  lastName: ({ patient }) => patient.lastName,
  firstName: ({ patient }) => patient.firstName,
  phone: ({ patient }) => patient.phone,
  otherPhone: ({ patient }) => patient.otherPhone,
  guardianName: ({ patient }) => patient.guardianName,
  guardianPhone: ({ patient }) => patient.guardianPhone,
  language: ({ patient }) => patient.language,
  rule: ({ rule }) => rule.name,
  lastDone: ({ lastDone }) => lastDone.at,
  lastType: ({ lastDone }) => lastDone.type,
  dueOn: ({ dueOn }) => dueOn,
  nextOn: ({ nextOn }) => nextOn,
  attempts: ({ attempts }) => attempts,
  lastOutcome: ({ lastOutcome }) => lastOutcome,
};

/** The list as a file for a spreadsheet. */
@Injectable()
export class RecallExport {
  constructor(
    private readonly db: Database,
    private readonly recalls: RecallList,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** Streams the selection. Who took it, by which filter and how many is in the log before its first byte leaves. */
  async csv(me: Actor, filter: RecallExportFilter): Promise<StreamableFile> {
    const count = await this.recalls.count(me, filter);
    const first = await this.recalls.list(me, { ...filter, limit: PAGE.limitMax });
    const after = { ...filter, count };
    await this.db.transaction(me, (tx) => this.audit.record(tx, me, 'recalls.exported', { entity: 'recall', after }));
    return new StreamableFile(Readable.from(this.lines(me, filter, first)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="recalls-${await this.clinic.today()}.csv"`,
    });
  }

  private async *lines(me: Actor, filter: RecallExportFilter, first: Page<RecallDto>) {
    yield `${BOM}${Object.keys(COLUMNS).join(',')}\r\n`;
    let page = first;
    for (let told = 0; ;) {
      yield page.items.map((recall) => `${lineOf(recall)}\r\n`).join('');
      told += page.items.length;
      if (!page.nextCursor) return;
      if (told >= RECALL.exportMax) {
        yield `${csvCell(`Cut after ${told} recalls: choose fewer`)}\r\n`;
        return;
      }
      page = await this.recalls.list(me, { ...filter, limit: PAGE.limitMax, cursor: page.nextCursor });
    }
  }
}

const lineOf = (recall: RecallDto) =>
  Object.values(COLUMNS)
    .map((told) => csvCell(told(recall)))
    .join(',');
