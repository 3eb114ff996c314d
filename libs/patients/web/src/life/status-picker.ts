import { Component, computed, inject, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';
import { CLINICAL_STATUSES } from '@cuspid/patients/contracts';
import type { ClinicalStatus, PatientDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { StatusDial } from '@cuspid/ui';
import { dialOf } from '../directory/status-dial';
import { RecordLife } from './record-life';

/** Where the course of treatment stands, and a menu to move it for who may. */
@Component({
  selector: 'cd-status-picker',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronDown, StatusDial, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (mayTurn()) {
      <button
        type="button"
        class="btn btn-ghost"
        [cdkMenuTriggerFor]="choices"
        [disabled]="life.isBusy()"
        [attr.aria-label]="'patients.life.status.label' | transloco: { status: word() | transloco }"
      >
        <cd-status-dial [state]="dial(patient().clinicalStatus)" />{{ word() | transloco
        }}<svg lucideChevronDown [size]="14"></svg>
      </button>
      <ng-template #choices>
        <div class="menu" cdkMenu [attr.aria-label]="'patients.field.clinicalStatus' | transloco">
          @for (status of statuses; track status) {
            <button
              type="button"
              class="menu-item"
              cdkMenuItemRadio
              [cdkMenuItemChecked]="patient().clinicalStatus === status"
              (cdkMenuItemTriggered)="turn(status)"
            >
              <cd-status-dial [state]="dial(status)" />{{ 'patients.status.' + status | transloco }}
              @if (patient().clinicalStatus === status) {
                <svg lucideCheck class="ml-auto"></svg>
              }
            </button>
          }
        </div>
      </ng-template>
    } @else {
      <span class="status whitespace-nowrap"
        ><cd-status-dial [state]="dial(patient().clinicalStatus)" />{{ word() | transloco }}</span
      >
    }
  `,
})
export class StatusPicker {
  readonly patient = input.required<PatientDto>();
  /** The record as it is once it has been moved. */
  readonly turned = output<PatientDto>();

  protected readonly life = inject(RecordLife);
  private readonly session = inject(Session);
  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly dial = dialOf;
  protected readonly mayTurn = computed(() => this.session.can('patient.status') && this.patient().isActive);
  protected readonly word = computed(() => `patients.status.${this.patient().clinicalStatus}`);

  protected async turn(status: ClinicalStatus): Promise<void> {
    if (status === this.patient().clinicalStatus) return;
    const after = await this.life.turn(this.patient(), status);
    if (after) this.turned.emit(after);
  }
}
