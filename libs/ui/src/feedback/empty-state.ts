import { Component, input } from '@angular/core';

/** One sentence and, inside, the one action. `<cd-empty text="Nobody is waiting."><button class="btn">…</button></cd-empty>` */
@Component({
  selector: 'cd-empty',
  host: { class: 'block' },
  template: `<div class="empty">
    <p>{{ text() }}</p>
    <ng-content />
  </div>`,
})
export class EmptyState {
  readonly text = input.required<string>();
}
