import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTimer } from '@lucide/angular';
import { IdleWatch } from '@cuspid/platform/web';

/** In the last minute before an idle session ends. Any key pressed anywhere stays signed in too. */
@Component({
  selector: 'cd-idle-warning',
  imports: [LucideTimer, TranslocoPipe],
  template: `
    <div class="idle">
      <p class="cdk-visually-hidden" role="alert">{{ 'door.idle.said' | transloco }}</p>
      <svg lucideTimer></svg>
      <span class="tabular" aria-hidden="true">{{ 'door.idle.text' | transloco: { seconds: seconds() } }}</span>
      <button type="button" class="btn btn-primary" (click)="idle.stay()">{{ 'door.idle.stay' | transloco }}</button>
    </div>
  `,
})
export class IdleWarning {
  readonly seconds = input.required<number>();
  protected readonly idle = inject(IdleWatch);
}
