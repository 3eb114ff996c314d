import { Injectable } from '@nestjs/common';
import { CareTeam } from '@cuspid/patients/api';
import { Database, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { Document } from './document';
import { DocumentInBin } from './document-errors';

/** *For this document?* As for its patient; one in the bin is there only for who may work with the bin. */
@Injectable()
export class DocumentReach {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
  ) {}

  /** For reading. */
  async open(me: Actor, id: number): Promise<{ db: EntityManager; document: Document }> {
    const db = this.db.source.manager;
    const document = await db.findOneBy(Document, { id });
    if (!document) throw new NotFound();
    await this.careTeam.require(db, me, document.patientId, document.binnedAt ? 'document.bin' : 'document.read');
    return { db, document };
  }

  /** For a change of the version the caller saw; patient and document are held until the transaction ends. */
  async hold(tx: Tx, me: Actor, id: number, version: number, permission: Permission): Promise<Document> {
    const found = await tx.findOneBy(Document, { id });
    if (!found) throw new NotFound();
    await this.careTeam.require(tx, me, found.patientId, permission, true);
    const document = await tx.findOne(Document, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // It may have gone, or moved in a merge, while its patient was waited for.
    if (!document || document.patientId !== found.patientId) throw new NotFound();
    if (document.binnedAt && permission !== 'document.bin') {
      const mayKnow = await this.careTeam.reaches(tx, me, document.patientId, 'document.bin');
      throw mayKnow ? new DocumentInBin() : new NotFound();
    }
    if (document.version !== version) throw new StaleVersion(document.version);
    return document;
  }
}
