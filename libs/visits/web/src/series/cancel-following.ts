import { afterNextRender, Component, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { SeriesActs } from './series-acts';

/** Cancels a visit and those that follow it, with one reason. */
@Component({
  selector: 'cd-cancel-following',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block mt-3' },
  template: `
    <form
      novalidate
      (submit)="$event.preventDefault(); submit(reason.value)"
      (keydown.escape)="$event.stopPropagation(); closed.emit()"
    >
      <cd-field [label]="'visits.why' | transloco" [aside]="'visits.optional' | transloco">
        <input #reason cdInput autocomplete="off" [attr.maxlength]="reasonMax" />
      </cd-field>
      <div class="mt-2 flex gap-2">
        <button type="submit" class="btn btn-primary btn-danger" [disabled]="acts.isBusy()">
          {{ 'visits.series.cancel' | transloco: { count: count() } }}
        </button>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'visits.keepThem' | transloco }}</button>
      </div>
    </form>
  `,
})
export class CancelFollowing {
  readonly visit = input.required<VisitDto>();
  readonly count = input.required<number>();
  readonly closed = output<void>();

  protected readonly acts = inject(SeriesActs);
  protected readonly reasonMax = VISIT.reasonMax;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('reason');

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected async submit(reason: string): Promise<void> {
    if (await this.acts.cancel(this.visit(), reason)) this.closed.emit();
  }
}
