import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { ChartVersion } from './chart-version';
import { ChartVersionBin } from './chart-version-bin';
import { VersionInBin, VersionNotInBin } from './version-errors';
import { VersionRows } from './version-rows';

/** What becomes of a version, and what the trail says of it. */
interface Move {
  action: string;
  work: (tx: Tx, row: ChartVersion, isBinned: boolean) => Promise<unknown>;
}

/** The bin of versions, for an orthodontist of the patient. */
@Injectable()
export class VersionBin {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly rows: VersionRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Out of the list; it can be taken back. */
  put(me: Actor, patientId: number, versionId: number): Promise<void> {
    return this.move(me, patientId, versionId, {
      action: 'chart.version-binned',
      work: async (tx, _row, isBinned) => {
        if (isBinned) throw new VersionInBin();
        await tx.insert(ChartVersionBin, { versionId, binnedAt: clock.now(), binnedById: me.id });
      },
    });
  }

  /** Into the list again, as it was. */
  async restore(me: Actor, patientId: number, versionId: number): Promise<ChartVersionDto> {
    await this.move(me, patientId, versionId, {
      action: 'chart.version-restored',
      work: async (tx, _row, isBinned) => {
        if (!isBinned) throw new VersionNotInBin();
        await tx.delete(ChartVersionBin, { versionId });
      },
    });
    const db = this.db.source.manager;
    const row = await db.findOneBy(ChartVersion, { id: versionId, patientId });
    const [shown] = row ? await this.rows.shown(db, [row]) : [];
    if (!shown) throw new NotFound();
    return shown;
  }

  /** For good. The trail keeps its name and its hash. */
  purge(me: Actor, patientId: number, versionId: number): Promise<void> {
    return this.move(me, patientId, versionId, {
      action: 'chart.version-purged',
      work: async (tx, _row, isBinned) => {
        if (!isBinned) throw new VersionNotInBin();
        await tx.delete(ChartVersion, { id: versionId });
      },
    });
  }

  private move(me: Actor, patientId: number, versionId: number, { action, work }: Move): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'chart.bin', true);
      const row = await tx.findOne(ChartVersion, {
        where: { id: versionId, patientId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new NotFound();
      await work(tx, row, await tx.existsBy(ChartVersionBin, { versionId }));
      const before = { name: row.name, asOf: row.asOf, hash: row.contentHash };
      await this.audit.record(tx, me, action, { entity: 'chart_version', id: versionId, patientId, before });
      await this.events.publish(tx, 'chart', { patientId });
    });
  }
}
