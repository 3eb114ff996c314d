import { Component, inject, input, output, signal } from '@angular/core';
import { Clipboard } from '@angular/cdk/clipboard';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';

/** What failed, what still works, Try again, and the request's id to give to whoever helps. Never a blank screen. */
@Component({
  selector: 'cd-error-panel',
  host: { class: 'block' },
  imports: [LucideTriangleAlert, TranslocoPipe],
  template: `
    <div class="error-panel" role="alert">
      <p class="error-panel-title"><svg lucideTriangleAlert></svg>{{ heading() }}</p>
      @if (detail()) {
        <p class="mt-1">{{ detail() }}</p>
      }
      <div class="flex items-center gap-3 mt-3">
        <button type="button" class="btn btn-small" (click)="retry.emit()">{{ 'ui.retry' | transloco }}</button>
        @if (requestId(); as id) {
          <span class="text-small text-ink-2">{{ 'ui.requestId' | transloco: { id } }}</span>
          <button type="button" class="btn btn-small btn-ghost" (click)="copy(id)">
            {{ (copied() ? 'ui.copied' : 'ui.copy') | transloco }}
          </button>
        }
      </div>
    </div>
  `,
})
export class ErrorPanel {
  /** What failed, as a sentence: "The queue could not be loaded." */
  readonly heading = input.required<string>();
  /** Why, or what still works. */
  readonly detail = input<string | null>();
  readonly requestId = input<string | null>();
  readonly retry = output<void>();

  protected readonly copied = signal(false);
  private readonly clipboard = inject(Clipboard);

  protected copy(id: string): void {
    this.copied.set(this.clipboard.copy(id));
  }
}
