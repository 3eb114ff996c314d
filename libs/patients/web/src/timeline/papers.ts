import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';

/** How long the address of a file is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;
type Params = Record<string, string>;

/** What of a patient leaves the house: who looked, on paper and as a file; the whole record, for the patient. */
@Injectable({ providedIn: 'root' })
export class Papers {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly busy = signal(false);
  readonly isBusy = this.busy.asReadonly();

  /** Opens the list of who looked as PDF in a new tab. */
  async print(patientId: number, params: Params): Promise<void> {
    if (this.busy()) return;
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    const made = await this.fetched(`/api/patients/${patientId}/access-log.pdf`, params);
    if (!made) return tab?.close();
    const address = URL.createObjectURL(made);
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    if (tab) tab.location.replace(address);
    else this.keep(made, `who-looked-${patientId}.pdf`);
  }

  async csv(patientId: number, code: string, params: Params): Promise<void> {
    const made = await this.fetched(`/api/patients/${patientId}/access-log.csv`, params);
    if (made) this.keep(made, `who-looked-${code}.csv`);
  }

  /** The patient's own export. */
  async record(patientId: number, code: string): Promise<void> {
    const made = await this.fetched(`/api/patients/${patientId}/export`, {});
    if (made) this.keep(made, `patient-${code}.json`);
  }

  private async fetched(url: string, params: Params): Promise<Blob | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    try {
      return await firstValueFrom(this.http.get(url, { params, responseType: 'blob' }));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('patients.timeline.notMade'));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  /** Lets the browser keep the file under the name. */
  private keep(content: Blob, name: string): void {
    const address = URL.createObjectURL(content);
    Object.assign(document.createElement('a'), { href: address, download: name.replace(/[^\w.-]+/g, '-') }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  }
}
