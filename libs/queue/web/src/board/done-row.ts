import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideEllipsis } from '@lucide/angular';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { CardAction, CardRights } from './card-action';
import { CardMenu } from './card-menu';
import { lastFirst } from './lanes';

/** Somebody who has left: ticket, name, when. */
@Component({
  selector: 'cd-done-row',
  imports: [CardMenu, CdkMenuTrigger, LucideEllipsis, TranslocoPipe],
  host: {
    class: 'queue-done tabular',
    role: 'listitem',
    '[class.queue-done-on]': 'selected()',
    '[attr.tabindex]': 'selected() ? 0 : -1',
    '[attr.aria-current]': "selected() ? 'true' : null",
    '[attr.data-entry]': 'entry().id',
    '(focus)': 'picked.emit()',
    '(click)': 'picked.emit()',
  },
  template: `
    <span class="w-8 flex-none font-medium">{{ entry().ticket }}</span>
    <span class="grow truncate" [title]="entry().patient.firstName + ' ' + entry().patient.lastName">{{ name() }}</span>
    <time class="queue-done-time text-ink-3" [attr.datetime]="entry().completedAt">{{ time() }}</time>
    <button
      type="button"
      class="queue-more"
      [attr.tabindex]="selected() ? 0 : -1"
      [attr.aria-label]="'queue.more' | transloco: { ticket: entry().ticket }"
      [cdkMenuTriggerFor]="menu"
    >
      <svg lucideEllipsis></svg>
    </button>
    <ng-template #menu>
      <cd-card-menu [entry]="entry()" [rights]="rights()" (acted)="acted.emit($event)" />
    </ng-template>
  `,
})
export class DoneRow {
  readonly entry = input.required<QueueEntryDto>();
  readonly selected = input(false);
  readonly rights = input.required<CardRights>();
  readonly picked = output<void>();
  readonly acted = output<CardAction>();

  private readonly clock = inject(ClinicClock);
  protected readonly name = computed(() => lastFirst(this.entry().patient));
  protected readonly time = computed(() => this.clock.time(this.entry().completedAt ?? this.entry().stageSince));
}
