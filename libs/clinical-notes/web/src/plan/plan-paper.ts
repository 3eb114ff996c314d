import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowLeft, LucidePrinter } from '@lucide/angular';
import type { PlanDto } from '@cuspid/clinical-notes/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, dayText, problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { PlanApi } from './plan-api';
import { PlanWords } from './plan-words';

/** The plan on A4 for the patient to take home, with prices and a line to sign on. Nothing of a diagnosis is on it. */
@Component({
  selector: 'cd-plan-paper',
  imports: [EmptyState, ErrorPanel, LucideArrowLeft, LucidePrinter, RouterLink, Skeleton, TranslocoPipe],
  host: { class: 'block h-full min-h-0' },
  template: `
    <div class="page bg-surface recall-paper-page">
      <div class="recall-paper-bar">
        <a class="btn" [routerLink]="['/patients', id(), 'plan']"
          ><svg lucideArrowLeft></svg>{{ 'notes.plan.back' | transloco }}</a
        >
        <button type="button" class="btn btn-primary ml-auto" [disabled]="!plan.hasValue()" (click)="print()">
          <svg lucidePrinter></svg>{{ 'notes.plan.print' | transloco }}
        </button>
      </div>
      <div class="recall-paper-scroll" tabindex="0" role="region" [attr.aria-label]="'notes.plan.title' | transloco">
        @if (problem(); as problem) {
          <cd-error-panel
            [heading]="'notes.plan.notLoaded' | transloco"
            [detail]="problem.detail"
            [requestId]="problem.requestId"
            (retry)="plan.reload()"
          />
        } @else if (plan.hasValue()) {
          @if (plan.value().phases.length) {
            <article class="recall-paper plan-paper">
              <p>{{ clinic }}</p>
              <h1>{{ 'notes.plan.title' | transloco }}</h1>
              <p class="recall-paper-made">{{ patient() }} · {{ made() }}</p>
              @for (phase of plan.value().phases; track phase.id) {
                <table>
                  <caption>
                    {{
                      phase.name
                    }}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">{{ 'notes.plan.item.name' | transloco }}</th>
                      <th scope="col" class="w-[14%]">{{ 'notes.plan.item.teeth' | transloco }}</th>
                      <th scope="col" class="w-[18%]">{{ 'notes.plan.stateOf' | transloco }}</th>
                      <th scope="col" class="plan-paper-price w-[24%]">{{ 'notes.plan.item.amount' | transloco }}</th>
                    </tr>
                  </thead>
                  <tbody>
                    @for (item of phase.items; track item.id) {
                      <tr>
                        <td>{{ item.name }}</td>
                        <td>{{ item.teeth.join(', ') }}</td>
                        <td>{{ 'notes.plan.state.' + item.executionStatus | transloco }}</td>
                        <td class="plan-paper-price">{{ words.price(item) }}</td>
                      </tr>
                    }
                  </tbody>
                  <tfoot>
                    <tr>
                      <td colspan="3">{{ words.progress(phase.progress) }}</td>
                      <td class="plan-paper-price">{{ words.sum(phase.totals) }}</td>
                    </tr>
                  </tfoot>
                </table>
              }
              <p class="plan-paper-whole">
                <b>{{ 'notes.plan.whole' | transloco }}</b> <b>{{ words.sum(plan.value().totals) }}</b>
              </p>
              <p class="plan-paper-sign">{{ 'notes.plan.signLine' | transloco }}</p>
            </article>
          } @else {
            <cd-empty [text]="'notes.plan.none' | transloco" />
          }
        } @else {
          <cd-skeleton [rows]="8" (retry)="plan.reload()" />
        }
      </div>
    </div>
  `,
})
export class PlanPaper {
  readonly id = input.required<string>();

  private readonly clock = inject(ClinicClock);
  private readonly open = inject(OpenPatient);
  protected readonly clinic = inject(WEB_CONFIG).clinicName;
  protected readonly words = inject(PlanWords);
  protected readonly plan = httpResource<PlanDto>(() => PlanApi.of(Number(this.id())));
  protected readonly problem = computed(() => (this.plan.error() ? problemOf(this.plan.error()) : null));
  protected readonly made = computed(() => dayText(this.clock.today()));
  protected readonly patient = computed(() => {
    const patient = this.open.patient();
    return patient ? `${patient.firstName} ${patient.lastName}, ${patient.patientCode}` : '';
  });

  protected print(): void {
    window.print();
  }
}
