import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideX } from '@lucide/angular';
import { Toast, Toasts } from './toasts';

/** Where the messages of `Toasts` appear. The shell has one. */
@Component({
  selector: 'cd-toast-outlet',
  imports: [LucideX, LucideCircleAlert, TranslocoPipe],
  template: `
    <div class="toasts" aria-live="polite">
      @for (toast of toasts.all(); track toast.id) {
        <div
          class="toast"
          [class.toast-error]="toast.tone === 'error'"
          [attr.role]="toast.tone === 'error' ? 'alert' : null"
          (mouseenter)="toasts.pause(toast.id)"
          (mouseleave)="toasts.resume(toast.id)"
          (focusin)="toasts.pause(toast.id)"
          (focusout)="toasts.resume(toast.id)"
        >
          @if (toast.tone === 'error') {
            <svg lucideCircleAlert></svg>
          }
          <span class="grow py-2">{{ toast.text }}</span>
          @if (toast.action; as action) {
            <button type="button" class="toast-action" (click)="press(toast)">{{ action.label }}</button>
          }
          <button
            type="button"
            class="toast-action"
            [attr.aria-label]="'ui.close' | transloco"
            (click)="toasts.close(toast.id)"
          >
            <svg lucideX></svg>
          </button>
        </div>
      }
    </div>
  `,
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);

  protected press(toast: Toast): void {
    this.toasts.close(toast.id);
    toast.action?.run();
  }
}
