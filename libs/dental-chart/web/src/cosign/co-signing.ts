import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { FindingDto } from '@cuspid/dental-chart/contracts';
import { teethOf, type ToothId } from '@cuspid/odontogram';
import { problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { ChartApi } from '../chart-api';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';

/** What of the open chart waits for a clinician's co-signature, and giving it. Provided by the page. */
@Injectable()
export class CoSigning {
  private readonly api = inject(ChartApi);
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);

  readonly isBusy = signal(false);
  /** Supervising clinicians; the server knows whether they are on this patient's care team. */
  readonly maySign = computed(() => this.session.can('chart.cosign') && !this.view.isPast());
  /** Oldest first. */
  readonly waiting = computed(() => [...this.log.waiting()].sort((a, b) => a.id - b.id));
  readonly ids = computed<ReadonlySet<number>>(() => new Set(this.waiting().map(({ id }) => id)));
  /** Teeth of the drawing: of what is shown now, and of what was taken back unsigned. */
  readonly teeth = computed<readonly ToothId[]>(() => {
    const shown = new Set(this.view.state().findings.flatMap((one) => ('id' in one ? [one.id] : [])));
    const held = this.waiting().filter(({ id, voids }) => shown.has(id) || (voids !== null && !this.view.isPast()));
    return [...new Set(held.flatMap((finding) => teethOf(finding)))];
  });

  /** Signs these rows of the chart as it has been read. */
  async sign(rows: readonly Pick<FindingDto, 'id'>[]): Promise<void> {
    const patientId = this.log.patientId();
    if (patientId === null || !rows.length || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const what = { findingIds: rows.map(({ id }) => id), version: this.log.version() };
      const { coSigned, skipped } = await this.api.coSign(patientId, what);
      const key = skipped.length ? 'chart.cosign.doneSome' : 'chart.cosign.done';
      this.toasts.show(this.words.translate(key, { count: coSigned.length, skipped: skipped.length }));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('chart.notSaved'));
    } finally {
      this.isBusy.set(false);
      if (patientId === this.log.patientId()) await this.log.reload();
    }
  }
}
