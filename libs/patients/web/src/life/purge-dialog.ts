import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LIFE } from '@cuspid/patients/contracts';
import type { PatientDto, PurgePreviewDto } from '@cuspid/patients/contracts';
import { dayText, problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Field, Skeleton, TextInput } from '@cuspid/ui';
import { FocusHere } from '../alerts/focus-here';
import { Modal } from './modal';
import { RecordLife } from './record-life';

/** Shows what deleting for good would take, table by table, and takes the code typed by hand before it does. */
@Component({
  selector: 'cd-purge-dialog',
  imports: [ErrorPanel, Field, FocusHere, Modal, Skeleton, TextInput, TranslocoPipe],
  templateUrl: './purge-dialog.html',
})
export class PurgeDialog {
  readonly patient = input.required<PatientDto>();
  readonly closed = output<void>();
  readonly purged = output<void>();

  private readonly record = inject(RecordLife);
  private readonly words = inject(TranslocoService);
  protected readonly preview = httpResource<PurgePreviewDto>(() => `/api/patients/${this.patient().id}/purge`);
  protected readonly problem = computed(() => (this.preview.error() ? problemOf(this.preview.error()) : null));
  protected readonly shown = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  /** The clinic has to keep it still. */
  protected readonly isKept = computed(() => this.shown()?.mayBeDeleted === false);
  protected readonly rows = computed(() => (this.shown()?.parts ?? []).filter(({ rows }) => rows > 0));
  protected readonly name = computed(() => `${this.patient().firstName} ${this.patient().lastName}`);
  /** Why it is kept still, or why it need not be any longer. */
  protected readonly kept = computed(() => {
    const found = this.shown();
    if (!found) return '';
    const { keptUntil, lastEntryOn, retentionYears: years, mayBeDeleted } = found;
    if (!keptUntil || !lastEntryOn) return this.words.translate('patients.life.purge.neverUsed');
    const values = { until: dayText(keptUntil), last: dayText(lastEntryOn), years };
    return this.words.translate(`patients.life.purge.${mayBeDeleted ? 'over' : 'kept'}`, values);
  });

  protected readonly max = LIFE.reasonMax;
  protected readonly reason = signal('');
  protected readonly typed = signal('');
  protected readonly isReady = computed(
    () =>
      !this.record.isBusy() &&
      this.reason().trim().length >= LIFE.reasonMin &&
      this.typed().trim() === this.shown()?.patientCode,
  );

  protected close(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected async purge(): Promise<void> {
    const found = this.shown();
    if (!found || !this.isReady()) return;
    if (await this.record.purge(this.patient(), found.version, this.reason().trim())) this.purged.emit();
    else this.preview.reload();
  }
}
