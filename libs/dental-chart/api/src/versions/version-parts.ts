import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  batches,
  lastEntryIn,
  momentOf,
  namesOf,
  PatientParts,
  tableSource,
  TimelineSources,
  type PartExport,
} from '@cuspid/patients/api';
import type { ExportedChartVersionDto } from '@cuspid/patients/contracts/dto';
import { In } from 'typeorm';
import { ChartVersion } from './chart-version';
import { ChartVersionBin } from './chart-version-bin';

/** What this domain keeps of a patient’s versions, and tells of them. */
@Injectable()
export class VersionParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'chart-versions',
      entity: ChartVersion,
      lastEntry: (db, patientId) => lastEntryIn(db, ChartVersion, 'savedAt', { patientId }),
      export: versionsExport,
    });
    this.sources.add(
      tableSource<ChartVersion>({
        name: 'chart-version',
        kind: 'chart',
        permission: 'chart.read',
        entity: ChartVersion,
        table: 'chart_version',
        index: 'chart_version_saved',
        at: 'saved_at',
        where: () => ({
          sql: 'not exists (select 1 from chart_version_bin bin where bin.version_id = e.id)',
          values: [],
        }),
        told: ({ id, savedAt, savedById, name, asOf }) => ({
          ...{ id, at: savedAt, byId: savedById },
          what: 'chart.version-saved',
          parts: { label: name },
          link: { to: 'chart', day: asOf },
        }),
      }),
    );
  }
}

/** Every version with the text that was frozen, those in the bin among them and marked. */
const versionsExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, ChartVersion, patientId)) {
    const bins = await db.findBy(ChartVersionBin, { versionId: In(rows.map(({ id }) => id)) });
    const binnedAt = new Map(bins.map((bin) => [bin.versionId, bin.binnedAt]));
    const by = await namesOf(
      db,
      rows.map(({ savedById }) => savedById),
    );
    yield rows.map(({ id, name, note, asOf, knownAt, findingCount, savedAt, savedById, contentHash, content }) => ({
      ...{ name, note, asOf },
      knownAt: knownAt.toISOString(),
      findings: findingCount,
      savedAt: savedAt.toISOString(),
      savedBy: by(savedById),
      binnedAt: momentOf(binnedAt.get(id) ?? null),
      hash: contentHash,
      content,
    })) satisfies ExportedChartVersionDto[];
  }
};
