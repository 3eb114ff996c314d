import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';
import { ASIDE, type Plain } from './blocks';
import { CardRows } from './card-rows';

/** A list of the day's page whose rows are a name, a line about it, and where it opens. */
@Component({
  selector: 'cd-card-list',
  imports: [RouterLink, TaskBlock, TranslocoPipe],
  providers: [CardRows],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'today.cards.' + card() + '.title' | transloco"
      [count]="view().count()"
      [isWork]="isWork()"
      [empty]="'today.cards.' + card() + '.none' | transloco"
      [failed]="view().failed() ? ('today.cards.failed' | transloco) : null"
      (retry)="view().reload()"
    >
      @if (opens(); as to) {
        <a all class="link" [routerLink]="to.path" [queryParams]="to.query">{{
          'today.cards.open' | transloco: { count: view().count() }
        }}</a>
      }
      @for (row of rows(); track row.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <a class="block truncate" data-step [routerLink]="row.path" [queryParams]="row.query ?? {}">{{
              row.name
            }}</a>
            @if (row.note) {
              <span class="task-note truncate">{{ row.note }}</span>
            }
          </span>
          @if (row.figure) {
            <span class="task-when tabular whitespace-nowrap w-auto!">{{ row.figure }}</span>
          }
        </li>
      }
    </cd-task-block>
  `,
})
export class CardList {
  readonly card = input.required<Plain>();

  private readonly data = inject(DashboardData);
  private readonly told = inject(CardRows);
  protected readonly view = computed(() => this.data.card(this.card()));
  protected readonly rows = computed(() => this.told.of(this.card()));
  protected readonly isWork = computed(() => !ASIDE.includes(this.card()));
  protected readonly opens = computed(() => (this.view().count() ? OPENS[this.card()] : null));
}

/** Where the whole list is; null where it is the bell's. */
const OPENS: Record<Plain, { path: string; query: Record<string, string> } | null> = {
  accessRequests: null,
  cosign: null,
  overdueCases: { path: '/cases', query: { list: 'all', show: 'overdue' } },
  unsupervised: { path: '/cases', query: { list: 'all', show: 'unsupervised' } },
  stockOut: { path: '/inventory', query: { level: 'OUT_OF_STOCK' } },
  unpaid: { path: '/reports/payments', query: {} },
  tasks: { path: '/cases', query: {} },
  returned: { path: '/cases', query: {} },
  signOffs: { path: '/cases', query: {} },
};
