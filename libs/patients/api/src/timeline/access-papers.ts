import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { dayInWords, momentInWords, Pdf } from '@cuspid/platform/providers';
import { ACCESS_LOG } from '@cuspid/patients/contracts';
import type { AccessLogFilter } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { Patient } from '../patient';
import { AccessLog, type Line } from './access-log';
import { accessPage } from './access-page';
import { actWords, recordWords, roleWords } from './access-words';

const BOM = '\uFEFF';
const HEAD = 'day,first,last,person,role,record,act,times,action';

/** Who looked, to be handed out: on paper, and for a spreadsheet. */
@Injectable()
export class AccessPapers {
  constructor(
    private readonly db: Database,
    private readonly log: AccessLog,
    private readonly clinic: Clinic,
    private readonly pdfs: Pdf,
    private readonly audit: Audit,
  ) {}

  async pdf(me: Actor, patientId: number, filter: AccessLogFilter): Promise<StreamableFile> {
    const patient = await this.log.patient(me, patientId);
    const lines = await this.log.lines(patientId, filter);
    const file = await this.pdfs.render(
      accessPage({
        patient,
        clinic: await this.clinic.setting(),
        lines,
        narrowed: narrowed(filter, lines),
        isCut: lines.length >= ACCESS_LOG.linesMax,
        printedBy: me.name,
        printedAt: clock.now(),
      }),
    );
    await this.noted(me, patient, 'access-log.printed', filter);
    return new StreamableFile(file, {
      type: 'application/pdf',
      disposition: `inline; filename="${fileName(patient)}.pdf"`,
      length: file.length,
    });
  }

  async csv(me: Actor, patientId: number, filter: AccessLogFilter): Promise<StreamableFile> {
    const patient = await this.log.patient(me, patientId);
    const lines = await this.log.lines(patientId, filter);
    const { timeZone } = await this.clinic.setting();
    await this.noted(me, patient, 'access-log.exported', filter);
    const cut =
      lines.length >= ACCESS_LOG.linesMax ? [csvCell(`Cut after ${lines.length} lines: choose a shorter period`)] : [];
    const text = [HEAD, ...lines.map((line) => rowOf(line, timeZone)), ...cut].join('\r\n');
    return new StreamableFile(Buffer.from(`${BOM}${text}\r\n`), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${fileName(patient)}.csv"`,
    });
  }

  /** A copy leaves the house: none without its entry in the trail. */
  private async noted(me: Actor, { id }: Patient, action: string, { cursor: _, ...after }: AccessLogFilter) {
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, action, { entity: 'patient', id, patientId: id, after }),
    );
  }
}

const fileName = ({ patientCode }: Patient) => `who-looked-${patientCode.replace(/[^\w-]+/g, '-')}`;

function narrowed({ kind, actorId, from, to }: AccessLogFilter, lines: readonly Line[]): string[] {
  const name = lines.find(({ person }) => person?.id === actorId)?.person?.name;
  return [
    from ? `from ${dayInWords(from)}` : '',
    to ? `until ${dayInWords(to)}` : '',
    kind ? `only ${actWords('', kind)}` : '',
    actorId ? `only ${name ?? `Nr. ${actorId}`}` : '',
  ].filter(Boolean);
}

const rowOf = (line: Line, timeZone: string): string =>
  [
    line.day,
    ...[line.firstAt, line.lastAt].map((at) => momentInWords(new Date(at), timeZone)),
    line.person?.name ?? line.person?.id,
    roleWords(line.person?.role ?? null),
    recordWords(line.action),
    actWords(line.action, line.kind),
    line.times,
    line.action,
  ]
    .map(csvCell)
    .join(',');
