import { inject, Injectable, OnDestroy } from '@angular/core';
import { DocumentsApi } from '../documents-api';

/** The small pictures of this page, each fetched once with the session, all freed with the page. Provided by the page. */
@Injectable()
export class Thumbnails implements OnDestroy {
  private readonly api = inject(DocumentsApi);
  private readonly stop = new AbortController();
  private readonly known = new Map<number, Promise<string | null>>();

  /** An address of the picture for this page; null when there is none. */
  of(id: number): Promise<string | null> {
    const known = this.known.get(id) ?? this.fetched(id);
    this.known.set(id, known);
    return known;
  }

  ngOnDestroy(): void {
    this.stop.abort();
    for (const address of this.known.values()) void address.then((url) => url && URL.revokeObjectURL(url));
  }

  private async fetched(id: number): Promise<string | null> {
    try {
      const picture = await this.api.thumbnail(id, this.stop.signal);
      return this.stop.signal.aborted ? null : URL.createObjectURL(picture);
    } catch {
      // The card keeps its sign; asked again when it shows next.
      this.known.delete(id);
      return null;
    }
  }
}
