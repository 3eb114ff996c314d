import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { DocumentLinkDto } from '@cuspid/documents/contracts';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { LINK_SECONDS, Storage } from '@cuspid/platform/providers';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { Document } from './document';
import { NoThumbnail } from './document-errors';
import { DocumentReach } from './document-reach';
import { dispositionOf } from './intake';
import { isShownInPlace } from './media-types';
import { rangeOf } from './range';

const THUMBNAIL_TYPE = 'image/webp';
/** A page that a file was opened as: it may run nothing, load nothing, and is of no origin. */
const CAGE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** The bytes of documents: after the question who may, with a line in the trail, and never as a page of ours. */
@Injectable()
export class DocumentContent {
  constructor(
    private readonly reach: DocumentReach,
    private readonly storage: Storage,
    private readonly audit: Audit,
  ) {}

  /** The content, all of it or the range asked for. */
  async send(me: Actor, id: number, isDownload: boolean, request: Request, response: Response): Promise<void> {
    const { document } = await this.reach.open(me, id);
    const { mediaType: contentType, name, bytes, sha256, patientId } = document;
    const disposition = isDownload || !isShownInPlace(contentType) ? 'attachment' : 'inline';
    const action = isDownload ? 'document.downloaded' : 'document.viewed';
    this.audit.read(me, action, { entity: 'document', id, patientId });
    cage(response);
    response.setHeader('Content-Disposition', dispositionOf(name, disposition));
    response.setHeader('Accept-Ranges', 'bytes');
    const range = rangeOf(request.get('range'), bytes);
    // The store is asked before anything is said: what is not there is no answer of 200.
    const content = await this.storage.read(document.storageKey, range ?? undefined);
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
    response.setHeader('Content-Length', String(range ? range.end - range.start + 1 : bytes));
    response.status(range ? 206 : 200).setHeader('Content-Type', contentType);
    await sent(pipeline(content, response));
  }

  /** Where the store hands it over itself, to be kept as a file; null where it has no address of its own. */
  async link(me: Actor, id: number): Promise<DocumentLinkDto> {
    const { document } = await this.reach.open(me, id);
    const { mediaType: contentType, name: fileName, patientId, storageKey } = document;
    const expiresAt = new Date(clock.ms() + LINK_SECONDS * 1_000).toISOString();
    const options = { fileName, contentType, disposition: 'attachment', seconds: LINK_SECONDS } as const;
    const url = await this.storage.link(storageKey, options);
    if (url) this.audit.read(me, 'document.downloaded', { entity: 'document', id, patientId });
    return { url, expiresAt: url && expiresAt };
  }

  /** The small picture, kept by the one browser that asked for it. */
  async thumbnail(me: Actor, id: number, request: Request, response: Response): Promise<void> {
    const { document } = await this.reach.open(me, id);
    const { thumbnailKey, patientId }: Document = document;
    if (!thumbnailKey) throw new NoThumbnail();
    this.audit.read(me, 'document.read', { entity: 'document', id, patientId });
    const tag = `"${thumbnailKey.slice(0, 16)}"`;
    cage(response);
    // Asked anew each time, for the right to see it may be gone; answered with bytes once.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', tag);
    if (request.get('if-none-match') === tag) return void response.status(304).end();
    const content = await this.storage.read(thumbnailKey);
    response.setHeader('Content-Disposition', 'inline');
    response.status(200).setHeader('Content-Type', THUMBNAIL_TYPE);
    await sent(pipeline(content, response));
  }
}

function cage(response: Response): void {
  response.setHeader('Content-Security-Policy', CAGE);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

/** Whoever closes the page in the middle is no fault of ours; the connection says the rest. */
async function sent(sending: Promise<void>): Promise<void> {
  await sending.catch(() => undefined);
}
