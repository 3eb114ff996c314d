import { Component, input } from '@angular/core';
import { LucideEye } from '@lucide/angular';

/** The grey line above a panel somebody may read but not change: "View only. Payments are entered by reception." */
@Component({
  selector: 'cd-read-only-bar',
  host: { class: 'block' },
  imports: [LucideEye],
  template: `<div class="read-only-bar" role="note"><svg lucideEye [size]="14"></svg>{{ text() }}</div>`,
})
export class ReadOnlyBar {
  readonly text = input.required<string>();
}
