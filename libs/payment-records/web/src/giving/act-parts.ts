import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { Sending } from '../sending';

/** Why it was not done, or that it is not known. */
@Component({
  selector: 'cd-act-problem',
  imports: [LucideCircleAlert, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (sending().state() === 'unknown') {
      <p class="form-problem mb-0!" role="alert" data-unknown>
        <svg lucideCircleAlert></svg>{{ 'payments.unknown' | transloco }}
      </p>
    } @else if (sending().refusal(); as refusal) {
      <p class="form-problem mb-0!" role="alert">
        <svg lucideCircleAlert></svg>{{ refusal.detail ?? ('payments.notPosted' | transloco) }}
      </p>
    }
  `,
})
export class ActProblem {
  readonly sending = input.required<Sending>();
}

/** Leave it, or do it. */
@Component({
  selector: 'cd-act-foot',
  imports: [TranslocoPipe],
  host: { class: 'flex items-center gap-2' },
  template: `
    <button type="button" class="btn btn-ghost" (click)="closed.emit()">
      {{ 'ui.cancel' | transloco }} <kbd>Esc</kbd>
    </button>
    <button
      type="submit"
      class="btn btn-primary ml-auto"
      [class.btn-danger]="danger()"
      [attr.form]="form()"
      [attr.aria-disabled]="sending().state() === 'sending' || null"
    >
      {{ sending().state() === 'unknown' ? ('payments.take.askAgain' | transloco) : verb() }} <kbd>Ctrl Enter</kbd>
    </button>
  `,
})
export class ActFoot {
  readonly sending = input.required<Sending>();
  /** The id of the form it sends. */
  readonly form = input.required<string>();
  readonly verb = input.required<string>();
  readonly danger = input(false);
  readonly closed = output<void>();
}
