import { Injectable } from '@nestjs/common';
import { Document } from '@cuspid/documents/api';
import { Invalid } from '@cuspid/platform/api';
import { Storage } from '@cuspid/platform/providers';
import type { ChosenPictureDto, SlideDto } from '@cuspid/presentations/contracts/dto';
import sharp from 'sharp';
import { buffer } from 'node:stream/consumers';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { PictureSource } from './case-presentation';
import type { Disguise } from './deidentify/scrub';
import { PictureGone } from './presentation-errors';

const SIDE = 1_600;
const PIXELS = 100_000_000;
const QUALITY = 86;

/** Pictures of a presentation: those a person looked at, made anew from their pixels, so that nothing else comes along. */
@Injectable()
export class Pictures {
  constructor(private readonly storage: Storage) {}

  /** Faces and names are left out by default: a picture nobody has confirmed is refused. */
  async choose(db: EntityManager, patientId: number, chosen: readonly ChosenPictureDto[], as: Disguise) {
    const errors = chosen.flatMap(({ hasNoFace, hasNoName }, place) => [
      ...(hasNoFace ? [] : [{ path: `pictures.${place}.hasNoFace`, message: 'somebody has to look and confirm it' }]),
      ...(hasNoName ? [] : [{ path: `pictures.${place}.hasNoName`, message: 'somebody has to look and confirm it' }]),
    ]);
    if (errors.length) throw new Invalid(errors);
    const ids = chosen.map(({ documentId }) => documentId);
    const rows = ids.length ? await db.findBy(Document, { id: In(ids), patientId, binnedAt: IsNull() }) : [];
    const known = new Map(rows.map((row) => [row.id, row]));
    const sources: PictureSource[] = [];
    const slides = chosen.map(({ documentId, caption }, place): SlideDto => {
      const document = known.get(documentId);
      if (!document || document.width === null) {
        throw new Invalid([{ path: `pictures.${place}.documentId`, message: 'must be a picture of this patient' }]);
      }
      sources.push({ documentId, sha256: document.sha256 });
      const title = caption ? as.text(caption) : document.type === 'RADIOGRAPH' ? 'Radiograph' : 'Photograph';
      const day = document.takenOn === null ? null : as.day(document.takenOn);
      return { section: 'PICTURES', title, day, lines: [], image: { kind: 'PICTURE', number: sources.length } };
    });
    return { slides, sources, hasPhotos: rows.some(({ type }) => type === 'PHOTO') };
  }

  /** A picture as WebP of its pixels alone. */
  async open(db: EntityManager, patientId: number, { documentId, sha256 }: PictureSource): Promise<Buffer> {
    const document = await db.findOneBy(Document, { id: documentId, patientId, sha256, binnedAt: IsNull() });
    if (!document) throw new PictureGone();
    const content = await buffer(await this.storage.read(document.storageKey));
    // Metadata is left behind unless it is asked for; the turn it told of is in the pixels first.
    return sharp(content, { limitInputPixels: PIXELS, failOn: 'error' })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
  }
}
