import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { AUDIT } from '@cuspid/audit/contracts';
import type { AuditEntryDto, AuditFilter } from '@cuspid/audit/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Audit } from './audit';
import { asked, AuditLogService, requireBounded } from './audit-log.service';

const BOM = '\uFEFF';
const HEAD = 'time,person,role,action,record,record id,patient id,patient,address,request,before,after';

/** The log as a file for a spreadsheet. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly log: AuditLogService,
  ) {}

  /** Streams the selection. The export is in the log before its first byte leaves. */
  async csv(me: Actor, filter: AuditFilter): Promise<StreamableFile> {
    requireBounded(filter);
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'audit.exported', { entity: 'audit', after: asked(filter) }),
    );
    return new StreamableFile(Readable.from(this.lines(filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="audit-${clock.now().toISOString().slice(0, 10)}.csv"`,
    });
  }

  private async *lines(filter: AuditFilter): AsyncGenerator<string> {
    yield `${BOM}${HEAD}\r\n`;
    let told = 0;
    for await (const page of this.log.pages({ ...filter, cursor: undefined })) {
      told += page.length;
      yield page.map((entry) => `${lineOf(entry)}\r\n`).join('');
    }
    if (told >= AUDIT.exportMax) yield `${csvCell(`Cut after ${told} rows: choose a shorter period`)}\r\n`;
  }
}

function lineOf(entry: AuditEntryDto): string {
  const { actor, patient } = entry;
  return [
    entry.at,
    actor?.name ?? actor?.id,
    actor?.role,
    entry.action,
    entry.entity,
    entry.entityId,
    patient?.id,
    [patient?.code, patient?.name].filter(Boolean).join(' '),
    entry.address,
    entry.requestId,
    entry.before && JSON.stringify(entry.before),
    entry.after && JSON.stringify(entry.after),
  ]
    .map(csvCell)
    .join(',');
}
