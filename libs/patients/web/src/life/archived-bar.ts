import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideArchive, LucideArchiveRestore, LucideTrash2 } from '@lucide/angular';
import type { PatientDto, PatientLifeDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, Session } from '@cuspid/platform/web';
import { RecordLife } from './record-life';

/** The grey line over a record that was put away: since when, by whom, why; and the two ways on from here. */
@Component({
  selector: 'cd-archived-bar',
  imports: [LucideArchive, LucideArchiveRestore, LucideTrash2, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <div class="read-only-bar flex-wrap touch:py-1.5" role="note">
      <svg lucideArchive [size]="14"></svg>
      <span class="min-w-0 flex-1 wrap-anywhere">{{ said() }}</span>
      <button type="button" class="btn btn-small" [disabled]="record.isBusy()" (click)="reactivate()">
        <svg lucideArchiveRestore [size]="14"></svg>{{ 'patients.life.back.verb' | transloco }}
      </button>
      @if (mayPurge()) {
        <button type="button" class="btn btn-small btn-danger" (click)="purge.emit()">
          <svg lucideTrash2 [size]="14"></svg>{{ 'patients.life.purge.open' | transloco }}
        </button>
      }
    </div>
  `,
})
export class ArchivedBar {
  readonly patient = input.required<PatientDto>();
  readonly reactivated = output<void>();
  readonly purge = output<void>();

  protected readonly record = inject(RecordLife);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly life = httpResource<PatientLifeDto>(() => `/api/patients/${this.patient().id}/life`);
  protected readonly mayPurge = computed(() => this.session.can('patient.purge'));
  protected readonly said = computed(() => {
    const archived = this.life.hasValue() ? this.life.value().archived : null;
    if (!archived) return this.words.translate('patients.life.archived');
    const { at, by, reason } = archived;
    const values = { day: dayText(this.clock.today(at)), name: by?.name ?? '', reason: reason ?? '' };
    return this.words.translate(`patients.life.archived${by ? 'By' : 'On'}${reason ? 'Why' : ''}`, values);
  });

  protected async reactivate(): Promise<void> {
    if (await this.record.reactivate(this.patient())) this.reactivated.emit();
  }
}
