import { Component, computed, inject, input, output, signal } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArchive, LucideEllipsis, LucideMerge, LucidePrinter } from '@lucide/angular';
import type { PatientDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { RECORD_PART } from '../profile/record-part';
import { ArchiveDialog } from './archive-dialog';

/** What is rarely done with a record as a whole. Not there for who may do none of it. */
@Component({
  selector: 'cd-record-menu',
  imports: [
    ArchiveDialog,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    LucideArchive,
    LucideEllipsis,
    LucideMerge,
    LucidePrinter,
    TranslocoPipe,
  ],
  host: { class: 'contents' },
  template: `
    @if (mayArchive() || mayMerge() || mayTake()) {
      <button
        type="button"
        class="icon-btn"
        [cdkMenuTriggerFor]="more"
        [attr.aria-label]="'patients.life.more' | transloco"
      >
        <svg lucideEllipsis></svg>
      </button>
      <ng-template #more>
        <div class="menu" cdkMenu [attr.aria-label]="'patients.life.more' | transloco">
          @if (mayTake()) {
            <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="toSheet()">
              <svg lucidePrinter></svg>{{ 'patients.life.record' | transloco }}
            </button>
          }
          @if (mayMerge()) {
            <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="toMerge()">
              <svg lucideMerge></svg>{{ 'patients.merge.with' | transloco }}
            </button>
          }
          @if (mayArchive()) {
            <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="isAsking.set(true)">
              <svg lucideArchive></svg>{{ 'patients.life.archive.open' | transloco }}
            </button>
          }
        </div>
      </ng-template>
    }
    @if (isAsking()) {
      <cd-archive-dialog [patient]="patient()" (closed)="isAsking.set(false)" (archived)="done()" />
    }
  `,
})
export class RecordMenu {
  readonly patient = input.required<PatientDto>();
  readonly archived = output<void>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly isAsking = signal(false);
  protected readonly mayArchive = computed(() => this.session.can('patient.archive') && this.patient().isActive);

  protected readonly mayMerge = computed(() => this.session.can('patient.merge') && this.patient().isActive);

  private readonly part = inject(RECORD_PART, { optional: true });
  /** The record on paper or as an archive. */
  protected readonly mayTake = computed(() => this.part !== null && this.session.can(this.part.permission));

  protected toSheet(): void {
    void this.router.navigate([], { queryParams: { record: '' }, queryParamsHandling: 'merge' });
  }

  /** Beside which other record is asked for there. */
  protected toMerge(): void {
    void this.router.navigate(['/patients/merge'], { queryParams: { a: this.patient().id } });
  }

  protected done(): void {
    this.isAsking.set(false);
    this.archived.emit();
  }
}
