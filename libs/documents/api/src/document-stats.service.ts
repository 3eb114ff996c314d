import { Injectable } from '@nestjs/common';
import { DOCUMENT_TYPES, DOCUMENTS, type DocumentType } from '@cuspid/documents/contracts';
import type { DocumentsOfMonthDto, DocumentsOfTypeDto, DocumentStatsDto } from '@cuspid/documents/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Configuration, Database, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import type { SelectQueryBuilder } from 'typeorm';
import { Document } from './document';

interface Figure {
  what: string;
  documents: string;
  bytes: string;
}

/** How many documents there are, how large, of which type and when: over the patients the caller may see. */
@Injectable()
export class DocumentStats {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly configuration: Configuration,
  ) {}

  async figures(me: Actor): Promise<DocumentStatsDto> {
    const kept = await figuresBy(await this.seen(me, 'document.binnedAt is null'), 'document.type');
    const byType = DOCUMENT_TYPES.map((type) => typeFigure(type, kept));
    const binned = await (await this.seen(me, 'document.binnedAt is not null')).getCount();
    return {
      documents: byType.reduce((sum, { documents }) => sum + documents, 0),
      bytes: byType.reduce((sum, { bytes }) => sum + bytes, 0),
      ...{ binned, byType, byMonth: await this.byMonth(me) },
      maxFileBytes: this.configuration.uploads.fileBytes,
    };
  }

  /** The clinic's months are told by its days: each is asked for by where it begins and ends. */
  private async byMonth(me: Actor): Promise<DocumentsOfMonthDto[]> {
    const months = lastMonths(await this.clinic.today(), DOCUMENTS.statsMonths);
    const told: DocumentsOfMonthDto[] = [];
    for (const [at, month] of months.entries()) {
      const { from } = await this.clinic.dayBounds(`${month}-01`);
      const next = months[at + 1];
      const query = await this.seen(me, 'document.binnedAt is null');
      query.andWhere('document.createdAt >= :from', { from: new Date(from) });
      if (next) {
        const { from: until } = await this.clinic.dayBounds(`${next}-01`);
        query.andWhere('document.createdAt < :until', { until: new Date(until) });
      }
      const [figure] = await figuresBy(query, `'${month}'`);
      told.push({ month, documents: Number(figure?.documents ?? 0), bytes: Number(figure?.bytes ?? 0) });
    }
    return told;
  }

  private async seen(me: Actor, where: string): Promise<SelectQueryBuilder<Document>> {
    const query = this.db.source.createQueryBuilder(Document, 'document').where(where);
    query.andWhere('exists (select 1 from patient whose where whose.id = document.patientId and whose.is_active = 1)');
    return this.careTeam.visibleTo(me, query, 'document.read', 'document.patientId');
  }
}

function typeFigure(type: DocumentType, figures: readonly Figure[]): DocumentsOfTypeDto {
  const figure = figures.find(({ what }) => what === type);
  return { type, documents: Number(figure?.documents ?? 0), bytes: Number(figure?.bytes ?? 0) };
}

function figuresBy(query: SelectQueryBuilder<Document>, what: string): Promise<Figure[]> {
  return query
    .select(what, 'what')
    .addSelect('count(*)', 'documents')
    .addSelect('coalesce(sum(document.bytes), 0)', 'bytes')
    .groupBy('what')
    .getRawMany<Figure>();
}

/** `2026-11` and those before it, the oldest first. */
function lastMonths(today: string, count: number): string[] {
  const [year, month] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const at = (year ?? 0) * 12 + (month ?? 1) - 1 - (count - 1 - back);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
