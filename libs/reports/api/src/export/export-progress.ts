import { Injectable } from '@nestjs/common';
import type { ExportState } from '@cuspid/reports/contracts';
import type { ReportExportDto } from '@cuspid/reports/contracts/dto';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { ReportExport } from './report-export';

const DAY_MS = 86_400_000;
/** Told at most so often: a row written a hundred times a second would cost more than the export. */
const TOLD_EVERY_MS = 400;

/** How far each export has come. */
@Injectable()
export class ExportProgress {
  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  async get(me: Actor, id: number): Promise<ReportExportDto> {
    const found = await this.source.manager.findOneBy(ReportExport, { id, userId: me.id });
    if (!found) throw new NotFound();
    return found.toDto();
  }

  /** In the transaction that notes it in the trail. What is older than a day goes. */
  async begin(
    tx: EntityManager,
    me: Actor,
    what: Pick<ReportExport, 'kind' | 'figure' | 'format' | 'fromDay' | 'toDay' | 'total'>,
  ): Promise<ReportExport> {
    await tx.delete(ReportExport, { startedAt: LessThan(new Date(clock.ms() - DAY_MS)) });
    const begun = { userId: me.id, state: 'RUNNING' as const, written: 0, startedAt: clock.now(), endedAt: null };
    return tx.save(tx.create(ReportExport, { ...what, ...begun }));
  }

  /** Passes pages on and tells how many of their rows are through; who stops taking them is noted as having left. */
  async *watched<T>(id: number, pages: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
    let written = 0;
    let told = 0;
    let state: ExportState = 'STOPPED';
    try {
      for await (const page of pages) {
        yield page;
        written += page.length;
        if (clock.ms() - told < TOLD_EVERY_MS) continue;
        told = clock.ms();
        await this.source.manager.update(ReportExport, id, { written });
      }
      state = 'DONE';
    } catch (error) {
      state = 'FAILED';
      throw error;
    } finally {
      await this.end(id, state, written);
    }
  }

  async end(id: number, state: ExportState, written: number): Promise<void> {
    try {
      await this.source.manager.update(ReportExport, id, { state, written, endedAt: clock.now() });
    } catch (error) {
      this.log.warn({ err: error, exportId: id }, 'how an export ended could not be noted');
    }
  }
}
