import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Pdf } from '@cuspid/platform/providers';
import type { PresentationDto } from '@cuspid/presentations/contracts/dto';
import { CasePresentation } from './case-presentation';
import { Pictures } from './pictures';
import { deckPage } from './print/deck-page';
import { PresentationReach } from './presentation-reach';

const ENTITY = 'case_presentation';

/** Presentations as they are shown, printed and taken away. */
@Injectable()
export class Presentations {
  constructor(
    private readonly db: Database,
    private readonly reach: PresentationReach,
    private readonly pictures: Pictures,
    private readonly pdfs: Pdf,
    private readonly audit: Audit,
  ) {}

  /** To be shown. Each showing is in the trail. */
  async read(me: Actor, id: number): Promise<PresentationDto> {
    const db = this.db.source.manager;
    const { row } = await this.reach.open(db, me, id);
    this.audit.read(me, 'presentation.shown', { entity: ENTITY, id, patientId: row.patientId });
    return this.reach.told(db, row);
  }

  async picture(me: Actor, id: number, number: number): Promise<StreamableFile> {
    const db = this.db.source.manager;
    const { row } = await this.reach.open(db, me, id);
    const source = row.sources?.[number - 1];
    if (!source) throw new NotFound();
    const content = await this.pictures.open(db, row.patientId, source);
    await this.reach.requireConsent(db, row.patientId, row.hasPhotos);
    return new StreamableFile(content, { type: 'image/webp', disposition: 'inline', length: content.length });
  }

  async drawing(me: Actor, id: number, number: number): Promise<StreamableFile> {
    const { deck } = await this.reach.open(this.db.source.manager, me, id);
    const svg = deck.drawings[number - 1];
    if (svg === undefined) throw new NotFound();
    const content = Buffer.from(svg);
    return new StreamableFile(content, { type: 'image/svg+xml', disposition: 'inline', length: content.length });
  }

  /** A4, landscape, a slide a page. A copy leaves the house: no paper without its entry in the trail. */
  async pdf(me: Actor, id: number): Promise<StreamableFile> {
    const db = this.db.source.manager;
    const { row, deck } = await this.reach.open(db, me, id);
    const pictures: Buffer[] = [];
    for (const source of row.sources ?? []) pictures.push(await this.pictures.open(db, row.patientId, source));
    const file = await this.pdfs.render(deckPage(deck, row.contentHash, pictures));
    await this.db.transaction(me, async (tx) => {
      // Printing takes seconds in which somebody may have withdrawn it.
      await this.reach.requireConsent(tx, row.patientId, row.hasPhotos);
      const about = { entity: ENTITY, id, patientId: row.patientId, after: { contentHash: row.contentHash } };
      await this.audit.record(tx, me, 'presentation.printed', about);
    });
    const disposition = `inline; filename="case-presentation-${id}.pdf"`;
    return new StreamableFile(file, { type: 'application/pdf', disposition, length: file.length });
  }

  /** Takes it away for good: it opens for nobody any more. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const row = await this.reach.held(tx, me, id);
      await tx.update(CasePresentation, { id }, { removedAt: clock.now(), removedById: me.id });
      const before = { title: row.title };
      await this.audit.record(tx, me, 'presentation.deleted', { entity: ENTITY, id, patientId: row.patientId, before });
    });
  }
}
