import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PlanPhaseDto, PlanProposalsDto } from '@cuspid/clinical-notes/contracts';
import { problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';
import { PlanActs } from './plan-acts';
import { PlanApi } from './plan-api';

/** What is planned on the chart and not in the plan: taken in with a tick each. */
@Component({
  selector: 'cd-plan-proposals',
  imports: [ErrorPanel, Skeleton, TranslocoPipe],
  host: { class: 'block', '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
  template: `
    <h3 class="text-heading">{{ 'notes.plan.fromChart' | transloco }}</h3>
    @if (problem(); as problem) {
      <cd-error-panel
        [heading]="'notes.plan.notLoaded' | transloco"
        [detail]="problem.detail"
        [requestId]="problem.requestId"
        (retry)="proposals.reload()"
      />
    } @else if (proposals.hasValue()) {
      <ul class="grid gap-1 my-2 max-h-40 overflow-y-auto">
        @for (row of items(); track row.findingId) {
          <li>
            <label class="flex items-center gap-2 min-h-7 touch:min-h-11">
              <input
                type="checkbox"
                class="check"
                [checked]="ticked().has(row.findingId)"
                (change)="tick(row.findingId)"
              />
              <b class="tabular font-semibold">{{ row.teeth.join(', ') }}</b>
              <span class="min-w-0 truncate" [title]="row.phrase">{{ row.phrase }}</span>
            </label>
          </li>
        } @empty {
          <li class="text-small text-ink-3">{{ 'notes.plan.noProposals' | transloco }}</li>
        }
      </ul>
      <span class="flex flex-wrap items-center gap-2">
        @if (items().length) {
          @if (phases().length) {
            <select
              #phase
              class="input w-auto! h-8! touch:h-11!"
              [attr.aria-label]="'notes.plan.intoPhase' | transloco"
            >
              @for (one of phases(); track one.id; let last = $last) {
                <option [value]="one.id" [selected]="last">{{ one.name }}</option>
              }
            </select>
            <button
              type="button"
              class="btn btn-primary btn-small"
              [disabled]="!ticked().size || acts.isBusy()"
              (click)="take(+phase.value)"
            >
              {{ 'notes.plan.take' | transloco: { count: ticked().size } }}
            </button>
          } @else {
            <button
              type="button"
              class="btn btn-primary btn-small"
              [disabled]="!ticked().size || acts.isBusy()"
              (click)="take(null)"
            >
              {{ 'notes.plan.take' | transloco: { count: ticked().size } }}
            </button>
          }
        }
        <button type="button" class="btn btn-small btn-ghost" (click)="closed.emit()">
          {{ 'ui.close' | transloco }}
        </button>
      </span>
    } @else {
      <cd-skeleton [rows]="3" (retry)="proposals.reload()" />
    }
  `,
})
export class PlanProposals {
  readonly patientId = input.required<number>();
  readonly phases = input.required<readonly PlanPhaseDto[]>();
  readonly closed = output<void>();

  protected readonly acts = inject(PlanActs);
  protected readonly proposals = httpResource<PlanProposalsDto>(() => PlanApi.of(this.patientId(), '/from-chart'));
  protected readonly problem = computed(() => (this.proposals.error() ? problemOf(this.proposals.error()) : null));
  protected readonly items = computed(() => (this.proposals.hasValue() ? this.proposals.value().items : []));
  protected readonly ticked = linkedSignal<ReadonlySet<number>>(
    () => new Set(this.items().map(({ findingId }) => findingId)),
  );

  protected tick(id: number): void {
    this.ticked.update((ids) => (ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])));
  }

  protected async take(phaseId: number | null): Promise<void> {
    if (await this.acts.fromChart(phaseId, [...this.ticked()])) this.closed.emit();
  }
}
