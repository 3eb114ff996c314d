import { inject, Injectable, OnDestroy } from '@angular/core';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { DocumentsApi } from '../documents-api';

/** So many pictures stay at hand: the one that shows, what stands beside it, and their neighbours. */
const KEPT = 6;

interface Content {
  readonly blob: Promise<Blob>;
  address: string | null;
}

/** The files the viewer shows, fetched with the session; what is no longer at hand is freed, all of it with the viewer. */
@Injectable()
export class Contents implements OnDestroy {
  private readonly api = inject(DocumentsApi);
  private readonly stop = new AbortController();
  private readonly kept = new Map<number, Content>();

  blob(id: number): Promise<Blob> {
    return this.content(id).blob;
  }

  /** An address of the file that lasts as long as it is at hand. Fails as the request fails. */
  async address(id: number): Promise<string> {
    const content = this.content(id);
    const blob = await content.blob;
    if (this.stop.signal.aborted) throw new DOMException('closed', 'AbortError');
    return (content.address ??= URL.createObjectURL(blob));
  }

  ngOnDestroy(): void {
    this.stop.abort();
    for (const id of [...this.kept.keys()]) this.free(id);
  }

  private content(id: number): Content {
    const known = this.kept.get(id);
    this.kept.delete(id);
    const content = known ?? { blob: this.api.content(id, this.stop.signal), address: null };
    // Asked again next time, should it not have come.
    if (!known) content.blob.catch(() => this.kept.delete(id));
    this.kept.set(id, content);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.free(oldest);
    return content;
  }

  private free(id: number): void {
    const address = this.kept.get(id)?.address;
    if (address) URL.revokeObjectURL(address);
    this.kept.delete(id);
  }
}

export const isImage = ({ isViewable, mediaType }: DocumentDto): boolean =>
  isViewable && mediaType.startsWith('image/');

export const isPdf = ({ isViewable, mediaType }: DocumentDto): boolean => isViewable && mediaType === 'application/pdf';
