import { HttpClient, HttpEventType } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { problemOf } from '@cuspid/platform/web';
import type { Section } from '@cuspid/record/contracts';
import { catchError, EMPTY, lastValueFrom, Subject, takeUntil, tap } from 'rxjs';

/** How long the address of a file is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;

/** What is being made at the moment. */
export type Making = 'paper' | 'archive';

/** Copies of a record as files of the browser. One at a time; what is under way can be stopped. */
@Injectable()
export class RecordFiles {
  private readonly http = inject(HttpClient);
  private readonly stopped = new Subject<void>();
  readonly making = signal<Making | null>(null);
  /** Bytes that have come; how many there will be, nobody knows before the end. */
  readonly received = signal(0);
  /** Why there is no copy: a sentence of the server's, or '' where it had none. */
  readonly failure = signal<string | null>(null);

  /** Opens the paper in a new tab. @returns whether it was made */
  async print(patientId: number, code: string, sections: readonly Section[]): Promise<boolean> {
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    const made = await this.fetched('paper', `/api/patients/${patientId}/record.pdf`, { sections: sections.join(',') });
    if (!made) tab?.close();
    else if (tab) tab.location.replace(addressOf(made));
    else keep(made, `record-${code}.pdf`);
    return made !== null;
  }

  /** Keeps the archive as a file. @returns whether it was made */
  async export(patientId: number, code: string): Promise<boolean> {
    const made = await this.fetched('archive', `/api/patients/${patientId}/export.zip`, {});
    if (made) keep(made, `patient-${code}.zip`);
    return made !== null;
  }

  stop(): void {
    this.stopped.next();
  }

  private async fetched(making: Making, url: string, params: Record<string, string>): Promise<Blob | null> {
    if (this.making()) return null;
    this.making.set(making);
    this.received.set(0);
    this.failure.set(null);
    let made: Blob | null = null;
    const asked = this.http.get(url, { params, responseType: 'blob', observe: 'events', reportProgress: true }).pipe(
      tap((event) => {
        if (event.type === HttpEventType.DownloadProgress) this.received.set(event.loaded);
        if (event.type === HttpEventType.Response) made = event.body;
      }),
      takeUntil(this.stopped),
      catchError((error: unknown) => {
        this.failure.set(problemOf(error).detail ?? '');
        return EMPTY;
      }),
    );
    await lastValueFrom(asked, { defaultValue: null });
    this.making.set(null);
    return made;
  }
}

function addressOf(content: Blob): string {
  const address = URL.createObjectURL(content);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return address;
}

const keep = (content: Blob, name: string): void =>
  Object.assign(document.createElement('a'), {
    href: addressOf(content),
    download: name.replace(/[^\w.-]+/g, '-'),
  }).click();
