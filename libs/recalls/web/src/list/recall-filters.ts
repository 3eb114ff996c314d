import { httpResource } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch } from '@lucide/angular';
import { TREATING, type Page } from '@cuspid/platform/contracts';
import {
  RECALL,
  RECALL_STATES,
  type RecallRuleDto,
  type RecallState,
  type RecallStatsDto,
} from '@cuspid/recalls/contracts';
import { FilterMenu } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';

const OVERDUE = ['30', '90', '180', '365'];

/** Which recalls: a tab for each state, and what narrows the list. All of it stands in the address. */
@Component({
  selector: 'cd-recall-filters',
  imports: [FilterMenu, LucideSearch, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <div class="recall-states" role="group" [attr.aria-label]="'recalls.states' | transloco">
      @for (one of states; track one) {
        <button
          type="button"
          class="recall-state"
          [attr.aria-pressed]="one === state()"
          (click)="changed.emit({ state: one === 'due' ? null : one })"
        >
          {{ 'recalls.state.' + one | transloco }}
          @if (counts()[one]; as count) {
            <span class="recall-count">{{ count }}</span>
          }
        </button>
      }
    </div>
    <div class="flex flex-wrap items-center gap-2 px-(--gutter) py-2">
      <div class="input recall-find">
        <svg lucideSearch class="text-ink-3"></svg>
        <input
          #box
          class="input-bare"
          type="search"
          autocomplete="off"
          [value]="q()"
          [attr.aria-label]="'recalls.find' | transloco"
          [placeholder]="'recalls.find' | transloco"
          (change)="changed.emit({ q: box.value.trim() || null })"
        />
      </div>
      <cd-filter-menu
        [label]="'recalls.column.rule' | transloco"
        [options]="ruleNames()"
        [value]="ruleName()"
        (chosen)="changed.emit({ rule: idOf(rules(), $event) })"
      />
      <cd-filter-menu
        [label]="'recalls.provider' | transloco"
        [options]="peopleNames()"
        [value]="personName()"
        (chosen)="changed.emit({ provider: idOf(people(), $event) })"
      />
      @if (state() === 'due') {
        <cd-filter-menu
          [label]="'recalls.waiting' | transloco"
          words="recalls.overdue."
          [options]="overdues"
          [value]="overdue()"
          (chosen)="changed.emit({ overdue: $event })"
        />
      }
    </div>
  `,
})
export class RecallFilters {
  readonly state = input.required<RecallState>();
  readonly stats = input.required<RecallStatsDto | null>();
  readonly rules = input.required<readonly RecallRuleDto[]>();
  readonly rule = input.required<string | null>();
  readonly provider = input.required<string | null>();
  readonly overdue = input.required<string | null>();
  readonly q = input.required<string>();
  readonly changed = output<Record<string, string | null>>();

  protected readonly states = RECALL_STATES;
  protected readonly overdues = OVERDUE;
  private readonly staff = httpResource<Page<StaffDto>>(() => '/api/staff?limit=100');

  protected readonly people = computed(() =>
    (this.staff.hasValue() ? this.staff.value().items : []).filter(({ role }) => TREATING.includes(role)),
  );
  protected readonly peopleNames = computed(() => this.people().map(({ name }) => name));
  protected readonly personName = computed(() => nameIn(this.people(), this.provider()));
  protected readonly ruleNames = computed(() => this.rules().map(({ name }) => name));
  protected readonly ruleName = computed(() => nameIn(this.rules(), this.rule()));
  /** «1000+» where counting stopped. */
  protected readonly counts = computed<Partial<Record<RecallState, string>>>(() => {
    const stats = this.stats();
    if (!stats) return {};
    const said = (count: number) => (count >= RECALL.countMax ? `${count}+` : count ? String(count) : '');
    return Object.fromEntries(RECALL_STATES.map((state) => [state, said(stats[state])]));
  });

  protected idOf(list: readonly { id: number; name: string }[], name: string | null): string | null {
    const found = list.find((one) => one.name === name);
    return found ? String(found.id) : null;
  }
}

const nameIn = (list: readonly { id: number; name: string }[], id: string | null): string | null =>
  list.find((one) => String(one.id) === id)?.name ?? null;
