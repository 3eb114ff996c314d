import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { LIFE } from '@cuspid/patients/contracts';
import type { PatientDto, PatientLifeDto } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Field, Skeleton, TextInput } from '@cuspid/ui';
import { FocusHere } from '../alerts/focus-here';
import { Modal } from './modal';
import { RecordLife } from './record-life';

/** Asks before a record is put away: says what that means, what is still going on, and asks why. */
@Component({
  selector: 'cd-archive-dialog',
  imports: [ErrorPanel, Field, FocusHere, LucideCircleAlert, Modal, RouterLink, Skeleton, TextInput, TranslocoPipe],
  templateUrl: './archive-dialog.html',
})
export class ArchiveDialog {
  readonly patient = input.required<PatientDto>();
  readonly closed = output<void>();
  readonly archived = output<void>();

  private readonly record = inject(RecordLife);
  protected readonly life = httpResource<PatientLifeDto>(() => `/api/patients/${this.patient().id}/life`);
  protected readonly problem = computed(() => (this.life.error() ? problemOf(this.life.error()) : null));
  protected readonly name = computed(() => `${this.patient().firstName} ${this.patient().lastName}`);
  protected readonly shown = computed(() => (this.life.hasValue() ? this.life.value() : null));
  private readonly open = computed(() => this.shown()?.open ?? []);
  /** Somebody who sits in the waiting room is not archived. */
  protected readonly isHere = computed(() => this.open().some(({ canBeEnded }) => !canBeEnded));
  protected readonly ended = computed(() => this.open().filter(({ canBeEnded }) => canBeEnded));
  protected readonly count = computed(() => this.ended().reduce((sum, { count }) => sum + count, 0));

  protected readonly max = LIFE.reasonMax;
  protected readonly reason = signal('');
  /** Visits are cancelled only when somebody has said so. */
  protected readonly isTold = signal(false);
  protected readonly isReady = computed(
    () => this.shown() !== null && !this.record.isBusy() && (this.isTold() || !this.ended().length),
  );

  protected close(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected async archive(): Promise<void> {
    if (!this.isReady() || this.isHere()) return;
    const what = { reason: this.reason().trim() || null, endOpen: this.isTold() };
    if (await this.record.archive(this.patient(), what, this.ended())) this.archived.emit();
    // Somebody may have checked them in meanwhile: what is open is looked at again.
    else this.life.reload();
  }
}
