import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { PaymentsApi } from '../payments-api';

/** How long the address of a PDF is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;

/** Receipts, invoices, statements and closes as PDF, each in a tab of its own. */
@Injectable({ providedIn: 'root' })
export class PaymentPapers {
  private readonly api = inject(PaymentsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  readonly isBusy = signal(false);

  /** The first print is the original, every later one a copy: the server counts. */
  receipt(id: number, format: 'a4' | 'slip' = 'a4'): Promise<boolean> {
    return this.open(`${PaymentsApi.one(id)}/receipt.pdf`, { format });
  }

  invoice(id: number): Promise<boolean> {
    return this.open(`/api/invoices/${id}/invoice.pdf`);
  }

  statement(patientId: number, params: Record<string, string>): Promise<boolean> {
    return this.open(`/api/patients/${patientId}/statement.pdf`, params);
  }

  close(id: number): Promise<boolean> {
    return this.open(`/api/payment-records/day-close/${id}/close.pdf`);
  }

  private async open(address: string, params: Record<string, string> = {}): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    try {
      this.show(URL.createObjectURL(await this.api.paper(address, params)), tab);
      return true;
    } catch (error) {
      tab?.close();
      const again = { label: this.say('again'), run: () => void this.open(address, params) };
      this.toasts.error(problemOf(error).detail ?? this.say('failed'), again);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private show(address: string, tab: Window | null): void {
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    if (tab) return tab.location.replace(address);
    this.toasts.show(this.say('ready'), { label: this.say('open'), run: () => void window.open(address, '_blank') });
  }

  private say(key: string): string {
    return this.words.translate(`ui.paper.${key}`);
  }
}
