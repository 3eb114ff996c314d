import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideUndo2 } from '@lucide/angular';
import type { VisitDetailDto, VisitDto, VisitStepDto } from '@cuspid/visits/contracts';
import { ClinicClock, rereads } from '@cuspid/platform/web';
import { VisitActions } from '../calendar/visit-actions';
import { VisitHistory } from '../calendar/visit-history';
import { ShortNoticeButton } from '../short-notice/short-notice-button';
import { VisitActs } from '../visit-acts';
import { VisitParts } from '../visit-parts';

/** The time line of one visit, and what can be done with it. */
@Component({
  selector: 'cd-visit-more',
  imports: [LucideUndo2, TranslocoPipe, ShortNoticeButton, VisitActions, VisitHistory, VisitParts],
  template: `
    @if (detail.hasValue()) {
      <cd-visit-history [changes]="detail.value().changes" [steps]="steps()" />
      @if (visit().notes; as notes) {
        <p class="mt-2">{{ notes }}</p>
      }
      @if (canUndo()) {
        <button
          type="button"
          class="btn btn-small mt-2"
          [disabled]="acts.isBusy(visit().id)"
          (click)="acts.undo(visit())"
        >
          <svg lucideUndo2 [size]="14"></svg>{{ 'ui.undo' | transloco }}
        </button>
      }
    } @else if (detail.error()) {
      <p class="field-error" role="alert">{{ 'visits.notLoadedOne' | transloco }}</p>
    } @else {
      <p class="field-hint" role="status">{{ 'ui.loading' | transloco }}</p>
    }
    <cd-visit-parts [visit]="visit()" />
    <div class="max-w-80">
      <cd-visit-actions
        [visit]="visit()"
        [hasKeys]="false"
        (moveAsked)="moveAsked.emit()"
        (changeAsked)="moveAsked.emit()"
      />
      <cd-short-notice-button class="block mt-2" [visit]="visit()" />
    </div>
  `,
})
export class VisitMore {
  readonly visit = input.required<VisitDto>();
  /** The patient's way through the clinic, oldest first. */
  readonly steps = input<readonly VisitStepDto[]>([]);
  readonly moveAsked = output<void>();

  protected readonly acts = inject(VisitActs);
  private readonly clock = inject(ClinicClock);
  protected readonly detail = httpResource<VisitDetailDto>(() => `/api/visits/${this.visit().id}`);
  private readonly version = computed(() => this.visit().version);
  protected readonly canUndo = computed(() => {
    const until = this.detail.hasValue() ? this.detail.value().undoUntil : null;
    return until !== null && Date.parse(until) > this.clock.now().getTime();
  });

  constructor() {
    const reread = rereads(this.detail);
    effect(() => {
      const shown = untracked(() => (this.detail.hasValue() ? this.detail.value().version : this.version()));
      if (this.version() !== shown) reread();
    });
  }
}
