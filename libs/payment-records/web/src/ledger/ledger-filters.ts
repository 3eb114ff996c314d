import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { POSTING_KINDS } from '@cuspid/payment-records/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { FilterMenu, Segmented } from '@cuspid/ui';
import { PaymentWords } from '../payment-words';

/** Which list shows, and which lines of the ledger. */
@Component({
  selector: 'cd-ledger-filters',
  imports: [FilterMenu, LucideX, Segmented, TranslocoPipe],
  host: { class: 'pay-filters' },
  template: `
    <cd-segmented
      [small]="true"
      [label]="'payments.view.label' | transloco"
      [options]="views"
      [value]="view()"
      (valueChange)="viewed.emit($event === 'ledger' ? null : $event)"
    />
    @if (view() === 'ledger') {
      <cd-filter-menu
        words="payments.kind."
        [label]="'payments.filter.kind' | transloco"
        [options]="kinds"
        [value]="now().kind"
        (chosen)="changed.emit({ kind: $event })"
      />
      <label class="pay-day">
        <span>{{ 'payments.filter.from' | transloco }}</span>
        <input
          #from
          type="date"
          class="input"
          [max]="now().to ?? today()"
          [value]="now().from ?? ''"
          (change)="changed.emit({ from: from.value || null })"
        />
      </label>
      <label class="pay-day">
        <span>{{ 'payments.filter.to' | transloco }}</span>
        <input
          #to
          type="date"
          class="input"
          [min]="now().from ?? ''"
          [max]="today()"
          [value]="now().to ?? ''"
          (change)="changed.emit({ to: to.value || null })"
        />
      </label>
      @if (isNarrowed()) {
        <button type="button" class="btn btn-small btn-ghost" (click)="changed.emit(NOTHING)">
          <svg lucideX [size]="14"></svg>{{ 'payments.filter.clear' | transloco }}
        </button>
      }
    }
  `,
})
export class LedgerFilters {
  readonly view = input.required<string>();
  readonly now = input.required<{ kind: string | null; from: string | null; to: string | null }>();
  readonly viewed = output<string | null>();
  readonly changed = output<Record<string, string | null>>();

  private readonly words = inject(PaymentWords);
  private readonly clock = inject(ClinicClock);
  protected readonly NOTHING = { kind: null, from: null, to: null };
  protected readonly kinds = POSTING_KINDS;
  protected readonly views = ['ledger', 'instalments', 'invoices'].map((value) => ({
    ...{ value, label: this.words.say(`view.${value}`) },
  }));
  protected readonly today = computed(() => this.clock.today());
  protected readonly isNarrowed = computed(() => Object.values(this.now()).some(Boolean));
}
