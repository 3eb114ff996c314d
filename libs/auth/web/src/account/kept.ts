import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideCircleAlert } from '@lucide/angular';

/** Whether a choice has reached the account: a tick, or that this device has it alone. Nothing before a choice. */
@Component({
  selector: 'cd-kept',
  imports: [LucideCheck, LucideCircleAlert, TranslocoPipe],
  host: { class: 'kept', role: 'status' },
  template: `
    @switch (kept()) {
      @case (true) {
        <span class="text-green"><svg lucideCheck [size]="14"></svg>{{ 'auth.display.kept' | transloco }}</span>
      }
      @case (false) {
        <span class="text-amber"
          ><svg lucideCircleAlert [size]="14"></svg>{{ 'auth.display.deviceOnly' | transloco }}</span
        >
      }
    }
  `,
})
export class Kept {
  readonly kept = input.required<boolean | null>();
}
