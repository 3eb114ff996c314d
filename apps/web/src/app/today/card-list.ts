import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
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
        <a all class="link" [routerLink]="to">{{ 'today.cards.open' | transloco: { count: view().count() } }}</a>
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
  private readonly router = inject(Router);
  protected readonly view = computed(() => this.data.card(this.card()));
  protected readonly rows = computed(() => this.told.of(this.card()));
  protected readonly isWork = computed(() => !ASIDE.includes(this.card()));
  /** Where the whole list is; nowhere else than here for what the bell tells. */
  protected readonly opens = computed(() => {
    const link = this.view().link();
    return this.view().count() && link && link !== this.router.url ? this.router.parseUrl(link) : null;
  });
}
