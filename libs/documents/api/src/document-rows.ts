import { Injectable } from '@nestjs/common';
import type { DocumentDto, DocumentRefDto } from '@cuspid/documents/contracts/dto';
import { NotFound } from '@cuspid/platform/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Visit } from '@cuspid/visits/api';
import { In, type EntityManager } from 'typeorm';
import { Document } from './document';
import { isViewable } from './media-types';

type People = ReadonlyMap<number, StaffDto>;
const momentOf = (at: Date | null) => at?.toISOString() ?? null;

/** Documents as they are shown: with the names of who uploaded them, and their visits. */
@Injectable()
export class DocumentRows {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, rows: readonly Document[]): Promise<DocumentDto[]> {
    if (!rows.length) return [];
    const people = await this.users.named(
      rows.flatMap(({ createdById, changedById, binnedById }) => [createdById, changedById, binnedById]),
      db,
    );
    const visitIds = rows.flatMap(({ visitId }) => visitId ?? []);
    const visits = visitIds.length ? await db.findBy(Visit, { id: In(visitIds) }) : [];
    const byId = new Map(visits.map((visit) => [visit.id, visit]));
    return rows.map((row) => dtoOf(row, people, byId.get(row.visitId ?? 0)));
  }

  async one(db: EntityManager, row: Document): Promise<DocumentDto> {
    const [dto] = await this.of(db, [row]);
    if (!dto) throw new NotFound();
    return dto;
  }

  /** The patient's document that came, or is kept, with these very bytes; the newest of several, null of none. */
  async sameAs(db: EntityManager, patientId: number, sha256: string | null): Promise<DocumentRefDto | null> {
    if (!sha256) return null;
    const row = await db.findOne(Document, {
      where: [
        { patientId, receivedSha256: sha256 },
        { patientId, sha256 },
      ],
      order: { id: 'DESC' },
    });
    if (!row) return null;
    const people = await this.users.named([row.createdById], db);
    const { id, name, type, createdAt, binnedAt } = row;
    return {
      ...{ id, name, type, uploadedAt: createdAt.toISOString(), uploadedBy: personOf(people, row.createdById) },
      isBinned: binnedAt !== null,
    };
  }
}

function personOf(people: People, id: number): StaffDto {
  const person = people.get(id);
  if (!person) throw new NotFound();
  return person;
}

function dtoOf(row: Document, people: People, visit: Visit | undefined): DocumentDto {
  const { id, patientId, type, name, mediaType, bytes, sha256, receivedSha256, width, height } = row;
  const nobody = (who: number | null) => (who === null ? null : personOf(people, who));
  return {
    ...{ id, patientId, type, name, mediaType, bytes, sha256, receivedSha256, width, height },
    dotsPerInch: row.dotsPerInch,
    hasThumbnail: row.thumbnailKey !== null,
    isViewable: isViewable(mediaType),
    ...{ description: row.description, teeth: row.teeth },
    visit: visit ? { id: visit.id, startsAt: visit.startsAt.toISOString(), type: visit.type } : null,
    ...{ takenOn: row.takenOn, series: row.series },
    ...{ uploadedAt: row.createdAt.toISOString(), uploadedBy: personOf(people, row.createdById) },
    ...{ changedAt: momentOf(row.changedAt), changedBy: nobody(row.changedById) },
    ...{ binnedAt: momentOf(row.binnedAt), binnedBy: nobody(row.binnedById) },
    version: row.version,
  };
}
