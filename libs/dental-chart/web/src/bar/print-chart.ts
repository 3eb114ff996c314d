import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { ChartApi } from '../chart-api';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';

/** How long the address of a PDF is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;

/** Opens the chart as PDF in a new tab, as it is shown: same day, same rows, same numbers. */
@Injectable()
export class PrintChart {
  private readonly api = inject(ChartApi);
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  readonly isBusy = signal(false);

  async open(): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null || this.isBusy()) return;
    this.isBusy.set(true);
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    try {
      const { notation, dentition } = this.view;
      const pdf = await this.api.pdf(patientId, {
        ...this.view.moment(),
        notation: notation(),
        dentition: dentition(),
      });
      this.show(URL.createObjectURL(pdf), tab);
    } catch (error) {
      tab?.close();
      const again = { label: this.words.translate<string>('chart.print.again'), run: () => void this.open() };
      this.toasts.error(problemOf(error).detail ?? this.words.translate('chart.print.failed'), again);
    } finally {
      this.isBusy.set(false);
    }
  }

  private show(address: string, tab: Window | null): void {
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    if (tab) {
      tab.location.replace(address);
      return;
    }
    const open = {
      label: this.words.translate<string>('chart.print.open'),
      run: () => void window.open(address, '_blank'),
    };
    this.toasts.show(this.words.translate('chart.print.ready'), open);
  }
}
