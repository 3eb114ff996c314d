import type { DocumentFilter } from '@cuspid/documents/contracts/dto';
import { cursorOf, instantOf, placeOf } from '@cuspid/platform/api';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Document } from './document';

const ORDER = 'documentsAdded';

/** What was typed, as a pattern of the database: its own signs stand for themselves. */
const holding = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The patient's documents a filter lets through, without order and place: walked on `document_added`. */
export function documentsOf(
  db: EntityManager,
  patientId: number,
  filter: DocumentFilter,
): SelectQueryBuilder<Document> {
  const query = db.createQueryBuilder(Document, 'document').where('document.patientId = :patientId', { patientId });
  query.andWhere(filter.bin ? 'document.binnedAt is not null' : 'document.binnedAt is null');
  const { type, tooth, visitId, from, to, text, series } = filter;
  if (type) query.andWhere('document.type = :type', { type });
  if (tooth) query.andWhere('document.teeth like :tooth', { tooth: `%,${tooth},%` });
  if (visitId) query.andWhere('document.visitId = :visitId', { visitId });
  if (from) query.andWhere('document.datedOn >= :from', { from });
  if (to) query.andWhere('document.datedOn <= :to', { to });
  if (series) query.andWhere('document.series = :series', { series });
  if (text) {
    query.andWhere('(document.name like :text or document.description like :text or document.series like :text)', {
      text: holding(text),
    });
  }
  return query;
}

/** The page after a cursor, newest first, and one row more. */
export function pageOfDocuments(
  query: SelectQueryBuilder<Document>,
  cursor: string | undefined,
  limit: number,
): SelectQueryBuilder<Document> {
  if (cursor) {
    const [moment, id] = placeOf(cursor, ORDER, 2);
    const at = instantOf(moment);
    query.andWhere('document.createdAt <= :at and (document.createdAt < :at or document.id < :id)', { at, id });
  }
  return query
    .orderBy('document.createdAt', 'DESC')
    .addOrderBy('document.id', 'DESC')
    .limit(limit + 1);
}

export const placeOfDocument = ({ createdAt, id }: Document) => cursorOf(ORDER, [createdAt.toISOString(), id]);
