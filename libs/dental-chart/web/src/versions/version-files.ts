import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { VersionsApi } from './versions-api';

/** How long the address of a file is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;

/** A version as a file: PDF in a new tab, JSON into the downloads. */
@Injectable()
export class VersionFiles {
  private readonly api = inject(VersionsApi);
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  /** The version whose file is being made. */
  readonly busy = signal<number | null>(null);

  async pdf({ id }: ChartVersionDto): Promise<void> {
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    const file = await this.fetched(id, (patientId) => this.api.pdf(patientId, id, { notation: this.view.notation() }));
    if (!file) return tab?.close();
    if (tab) tab.location.replace(file);
    else {
      const open = {
        label: this.words.translate<string>('chart.print.open'),
        run: () => void window.open(file, '_blank'),
      };
      this.toasts.show(this.words.translate('chart.print.ready'), open);
    }
  }

  async json({ id, name }: ChartVersionDto): Promise<void> {
    const file = await this.fetched(id, (patientId) => this.api.json(patientId, id));
    if (!file) return;
    const link = document.createElement('a');
    link.href = file;
    link.download = `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || id}.json`;
    link.click();
  }

  private async fetched(id: number, ask: (patientId: number) => Promise<Blob>): Promise<string | null> {
    const patientId = this.log.patientId();
    if (patientId === null || this.busy() !== null) return null;
    this.busy.set(id);
    try {
      const file = URL.createObjectURL(await ask(patientId));
      setTimeout(() => URL.revokeObjectURL(file), KEPT_MS);
      return file;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('chart.versions.fileFailed'));
      return null;
    } finally {
      this.busy.set(null);
    }
  }
}
