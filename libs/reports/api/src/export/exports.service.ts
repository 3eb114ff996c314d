import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { momentInWords, Pdf } from '@cuspid/platform/providers';
import { REPORT_EXPORT, type ExportFormat } from '@cuspid/reports/contracts';
import type { ReportRowDto, ReportRowsDto } from '@cuspid/reports/contracts/dto';
import { ClinicHead } from '@cuspid/settings/api';
import { csvPages, csvSheets } from './csv';
import { ExportProgress } from './export-progress';
import { reportsOf, type ExportSource, type ToldReport } from './export-source';
import { reportPage, rowsPage } from './report-page';
import { aboutSheet, reportSheets, rowCells, rowColumns } from './report-sheets';
import type { Cell, LongSheet, Sheet } from './sheet';
import { xlsxPages, xlsxSheets } from './xlsx';

const ROWS_AT_ONCE = 1_000;
const TYPES: Record<ExportFormat, string> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PDF: 'application/pdf',
};

/** A file that is on its way. */
export interface Exported {
  id: number;
  total: number;
  file: StreamableFile;
}

/** An export that has begun. */
interface Begun {
  id: number;
  me: Actor;
  source: ExportSource;
  format: ExportFormat;
  reports: readonly [ToldReport, ...ToldReport[]];
  /** The first page of the rows behind a figure. */
  first: ReportRowsDto | null;
  sheets: Sheet[];
}

/** Reports as files: made while they are taken, noted in the trail before their first byte leaves. */
@Injectable()
export class ReportExports {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly progress: ExportProgress,
    private readonly head: ClinicHead,
    private readonly pdfs: Pdf,
  ) {}

  /** @throws Invalid (422) for a paper of more rows than can be leafed through */
  async file(me: Actor, source: ExportSource, format: ExportFormat): Promise<Exported> {
    const reports = await reportsOf(source);
    const first = source.figure === null ? null : await source.rows({ limit: ROWS_AT_ONCE, count: true });
    const sheets = reportSheets(reports);
    const total = first ? (first.total ?? 0) : sheets.reduce((sum, { rows }) => sum + rows.length, 0);
    if (first && format === 'PDF' && total > REPORT_EXPORT.paperRowsMax) throw tooLong(total);
    const id = await this.begin(me, source, { reports, format, total });
    const content = await this.content({ id, me, source, format, reports, first, sheets });
    const name = `report-${source.kind}${source.figure ? `-${source.figure}` : ''}-${reports[0].from}-to-${reports[0].to}`;
    const disposition = `attachment; filename="${name.replace(/[^\w-]+/g, '-')}.${format.toLowerCase()}"`;
    return { id, total, file: new StreamableFile(content, { type: TYPES[format], disposition }) };
  }

  private begin(
    me: Actor,
    { kind, figure }: ExportSource,
    { reports: [{ from, to }], format, total }: Pick<Begun, 'reports' | 'format'> & { total: number },
  ): Promise<number> {
    return this.db.transaction(me, async (tx) => {
      const begun = await this.progress.begin(tx, me, { kind, figure, format, total, fromDay: from, toDay: to });
      const after = { kind, figure, format, from, to, rows: total };
      await this.audit.record(tx, me, 'report.exported', { entity: 'report-export', id: begun.id, after });
      return begun.id;
    });
  }

  private async content(begun: Begun): Promise<Readable> {
    const { format, first } = begun;
    if (format === 'PDF') return this.paper(begun);
    if (first) {
      const sheet = this.rowsSheet(begun, first);
      return format === 'CSV' ? bytes(csvPages(sheet)) : xlsxPages(sheet);
    }
    const about = aboutSheet(begun.reports, await this.made(begun.me));
    return this.ended(begun, async () => {
      const sheets = [about, ...begun.sheets];
      return format === 'CSV' ? bytes(csvSheets(sheets)) : Readable.from([Buffer.from(await xlsxSheets(sheets))]);
    });
  }

  private rowsSheet(begun: Begun, first: ReportRowsDto): LongSheet {
    const { id, reports, source } = begun;
    const cells = ({ zone }: ToldReport, rows: readonly ReportRowDto[]): Cell[][] =>
      rows.map((row) => rowCells(row, first.columns, zone));
    const pages = this.progress.watched(id, pagesOf(source, first));
    return {
      name: source.figure ?? source.kind,
      columns: rowColumns(first),
      pages: (async function* () {
        for await (const page of pages) yield cells(reports[0], page);
      })(),
    };
  }

  /** A paper is made whole before any of it leaves: it is read again first. */
  private paper(begun: Begun): Promise<Readable> {
    const { reports, first, source } = begun;
    return this.ended(begun, async () => {
      const clinic = await this.head.read();
      const printing = { clinic, printedBy: begun.me.name, printedAt: clock.now() };
      const rows: ReportRowDto[] = [];
      if (first) for await (const page of pagesOf(source, first)) rows.push(...page);
      const page = first ? rowsPage(reports[0], { ...first, items: rows }, printing) : reportPage(reports, printing);
      return Readable.from([await this.pdfs.render(page)]);
    });
  }

  /** What is made in one go has ended with it. */
  private async ended({ id, sheets, first }: Begun, make: () => Promise<Readable>): Promise<Readable> {
    try {
      const made = await make();
      const written = first ? (first.total ?? 0) : sheets.reduce((sum, { rows }) => sum + rows.length, 0);
      await this.progress.end(id, 'DONE', written);
      return made;
    } catch (error) {
      await this.progress.end(id, 'FAILED', 0);
      throw error;
    }
  }

  private async made(me: Actor): Promise<{ clinic: string; by: string; at: string }> {
    const { name, timeZone } = await this.head.read();
    return { clinic: name, by: me.name, at: momentInWords(clock.now(), timeZone) };
  }
}

const bytes = (text: Iterable<string> | AsyncIterable<string>): Readable => Readable.from(text, { objectMode: false });

/** All pages of the rows, one in memory at a time. */
async function* pagesOf(source: ExportSource, first: ReportRowsDto): AsyncGenerator<readonly ReportRowDto[]> {
  for (let page = first; ;) {
    yield page.items;
    if (page.nextCursor === null) return;
    page = await source.rows({ limit: ROWS_AT_ONCE, cursor: page.nextCursor });
  }
}

const tooLong = (total: number): Invalid =>
  new Invalid([
    {
      path: 'figure',
      message: `has ${total} rows, and a paper at most ${REPORT_EXPORT.paperRowsMax}: take CSV or XLSX`,
    },
  ]);
