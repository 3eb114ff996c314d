import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePencil, LucideTrash2, LucideX } from '@lucide/angular';
import { EXECUTION_STATUSES, PLAN, problemName } from '@cuspid/clinical-notes/contracts';
import type { ExecutionStatus, PlanItemDto, SetPlanStateDto } from '@cuspid/clinical-notes/contracts';
import { ClinicClock, Session } from '@cuspid/platform/web';
import { PlanState } from './plan-state';
import { PlanWords } from './plan-words';

/** One item: how far it has come, what came of it; its state is set with one press. */
@Component({
  selector: 'cd-plan-item-detail',
  imports: [LucidePencil, LucideTrash2, LucideX, PlanState, TranslocoPipe],
  host: { class: 'block', '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
  templateUrl: './plan-item-detail.html',
})
export class PlanItemDetail {
  readonly item = input.required<PlanItemDto>();
  readonly mayWrite = input(false);
  readonly isBusy = input(false);
  readonly stateSet = output<SetPlanStateDto>();
  readonly editAsked = output<void>();
  readonly removed = output<void>();
  readonly closed = output<void>();

  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly outcomeBox = viewChild<ElementRef<HTMLInputElement>>('outcome');
  protected readonly words = inject(PlanWords);
  protected readonly limits = PLAN;
  protected readonly states = EXECUTION_STATUSES;
  /** What is typed of the outcome stays while the item is read again. */
  private readonly itemId = computed(() => this.item().id);
  protected readonly outcome = linkedSignal<number, string>({
    source: this.itemId,
    computation: () => untracked(this.item).outcome ?? '',
  });
  protected readonly day = linkedSignal<number, string>({
    source: this.itemId,
    computation: () => untracked(this.item).executedAt ?? '',
  });
  protected readonly today = computed(() => this.clock.today());
  protected readonly problem = computed(() => {
    const { problem } = this.item();
    return problem && this.session.can('diagnosis.read') ? problemName(problem) : null;
  });

  focus(): void {
    this.outcomeBox()?.nativeElement.focus();
  }

  protected set(executionStatus: ExecutionStatus): void {
    const executedAt = this.day().length === 10 && executionStatus !== 'PLANNED' ? this.day() : null;
    this.stateSet.emit({ executionStatus, outcome: this.outcome().trim() || null, ...(executedAt && { executedAt }) });
  }
}
