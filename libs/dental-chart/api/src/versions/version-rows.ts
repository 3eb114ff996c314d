import { Injectable } from '@nestjs/common';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { ChartVersion } from './chart-version';
import { ChartVersionBin } from './chart-version-bin';
import { readFrozen } from './frozen';

/** Versions as they are shown: with who saved and binned them, and whether they still say what was frozen. */
@Injectable()
export class VersionRows {
  constructor(private readonly users: UsersService) {}

  async shown(db: EntityManager, rows: readonly ChartVersion[]): Promise<ChartVersionDto[]> {
    const ids = rows.map(({ id }) => id);
    const bins = ids.length ? await db.findBy(ChartVersionBin, { versionId: In(ids) }) : [];
    const binOf = new Map(bins.map((bin) => [bin.versionId, bin]));
    const asked = [...rows.map(({ savedById }) => savedById), ...bins.map(({ binnedById }) => binnedById)];
    const people = await this.users.named(asked, db);
    const by = (id: number) => ({ id, name: people.get(id)?.name ?? '' });
    return rows.map((row) => {
      const bin = binOf.get(row.id);
      return row.toDto({
        savedBy: by(row.savedById),
        isIntact: readFrozen(row) !== null,
        binnedAt: bin?.binnedAt.toISOString() ?? null,
        binnedBy: bin ? by(bin.binnedById) : null,
      });
    });
  }
}
