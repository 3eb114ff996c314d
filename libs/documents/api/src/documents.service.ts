import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import type {
  DocumentDto,
  DocumentFilter,
  DocumentSeriesListDto,
  EditDocumentDto,
} from '@cuspid/documents/contracts/dto';
import { DOCUMENTS } from '@cuspid/documents/contracts';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, limitOf, pageFrom, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { Document } from './document';
import { aboutOf, toldOf } from './document-about';
import { DocumentInBin, DocumentNotInBin } from './document-errors';
import { documentsOf, pageOfDocuments, placeOfDocument } from './document-query';
import { DocumentReach } from './document-reach';
import { DocumentRows } from './document-rows';
import { StoredObjects } from './stored-objects';

const ENTITY = 'document';

/** What is said about the files of a patient; the bin, and what goes for good. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly reach: DocumentReach,
    private readonly rows: DocumentRows,
    private readonly objects: StoredObjects,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The patient's documents, the last uploaded first. */
  async list(me: Actor, patientId: number, filter: DocumentFilter): Promise<Page<DocumentDto>> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, filter.bin ? 'document.bin' : 'document.read');
    this.audit.read(me, 'documents.read', { entity: ENTITY, patientId });
    const query = documentsOf(db, patientId, filter);
    const total = filter.count ? await query.getCount() : undefined;
    const limit = limitOf(filter);
    const found = await pageOfDocuments(query, filter.cursor, limit).getMany();
    const page = pageFrom(found, limit, placeOfDocument, (row) => row);
    return { ...page, items: await this.rows.of(db, page.items), ...(total !== undefined && { total }) };
  }

  /** The labels under which this patient's pictures are compared. */
  async series(me: Actor, patientId: number): Promise<DocumentSeriesListDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'document.read');
    this.audit.read(me, 'documents.read', { entity: ENTITY, patientId });
    const found = await db
      .createQueryBuilder(Document, 'document')
      .select('document.series', 'series')
      .addSelect('count(*)', 'documents')
      .addSelect("date_format(min(document.datedOn), '%Y-%m-%d')", 'firstOn')
      .addSelect("date_format(max(document.datedOn), '%Y-%m-%d')", 'lastOn')
      .where('document.patientId = :patientId and document.binnedAt is null', { patientId })
      .andWhere('document.series is not null')
      .groupBy('document.series')
      .orderBy('document.series')
      .limit(DOCUMENTS.seriesListMax)
      .getRawMany<{ series: string; documents: string; firstOn: string; lastOn: string }>();
    return { items: found.map((row) => ({ ...row, documents: Number(row.documents) })) };
  }

  async read(me: Actor, id: number): Promise<DocumentDto> {
    const { db, document } = await this.reach.open(me, id);
    this.audit.read(me, 'document.read', { entity: ENTITY, id, patientId: document.patientId });
    return this.rows.one(db, document);
  }

  /** Changes what is said about it. */
  edit(me: Actor, id: number, version: number, what: EditDocumentDto): Promise<DocumentDto> {
    return this.db.transaction(me, async (tx) => {
      const document = await this.reach.hold(tx, me, id, version, 'document.upload');
      const before = toldOf(document);
      const uploadedOn = (await this.clinic.dayOf(document.createdAt, tx)).day;
      const said = await aboutOf(tx, document.patientId, { today: await this.clinic.today(tx), uploadedOn }, what);
      Object.assign(document, said, { changedAt: clock.now(), changedById: me.id });
      return this.save(tx, me, document, 'document.changed', changed(before, toldOf(document)));
    });
  }

  /** Puts it in the bin, or deletes from there what nobody wants to see again. */
  remove(me: Actor, id: number, version: number, isForGood: boolean): Promise<DocumentDto> {
    return isForGood ? this.purge(me, id, version) : this.bin(me, id, version);
  }

  /** Puts it in the bin, where it keeps its file. */
  bin(me: Actor, id: number, version: number): Promise<DocumentDto> {
    return this.db.transaction(me, async (tx) => {
      const document = await this.reach.hold(tx, me, id, version, 'document.bin');
      if (document.binnedAt) throw new DocumentInBin();
      Object.assign(document, { binnedAt: clock.now(), binnedById: me.id });
      return this.save(tx, me, document, 'document.binned', {});
    });
  }

  /** Takes it out of the bin. */
  restore(me: Actor, id: number, version: number): Promise<DocumentDto> {
    return this.db.transaction(me, async (tx) => {
      const document = await this.reach.hold(tx, me, id, version, 'document.bin');
      if (!document.binnedAt) throw new DocumentNotInBin();
      Object.assign(document, { binnedAt: null, binnedById: null });
      return this.save(tx, me, document, 'document.restored', {});
    });
  }

  /** Deletes it for good; its file follows, if need be after a crash. */
  purge(me: Actor, id: number, version: number): Promise<DocumentDto> {
    return this.db.transaction(me, async (tx) => {
      const document = await this.reach.hold(tx, me, id, version, 'document.bin');
      if (!document.binnedAt) throw new DocumentNotInBin();
      const { patientId, storageKey, thumbnailKey, sha256, bytes, type } = document;
      const gone = await this.rows.one(tx, document);
      await tx.delete(Document, { id });
      await this.objects.doom(tx, [storageKey, ...(thumbnailKey ? [thumbnailKey] : [])]);
      const before = { type, bytes, sha256 };
      await this.audit.record(tx, me, 'document.purged', { entity: ENTITY, id, patientId, before });
      await this.events.publish(tx, 'documents', { id, patientId });
      return gone;
    });
  }

  private async save(
    tx: Tx,
    me: Actor,
    document: Document,
    action: string,
    sides: { before?: object; after?: object },
  ): Promise<DocumentDto> {
    const { id, patientId } = document;
    document.version += 1;
    await tx.save(document);
    await this.audit.record(tx, me, action, { entity: ENTITY, id, patientId, ...sides });
    await this.events.publish(tx, 'documents', { id, patientId });
    return this.rows.one(tx, document);
  }
}
