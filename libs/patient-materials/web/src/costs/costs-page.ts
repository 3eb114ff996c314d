import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { StockTabs } from '@cuspid/inventory/web';
import {
  COST_GROUPS,
  type CostGroup,
  type MaterialCostDto,
  type MaterialCostsDto,
} from '@cuspid/patient-materials/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import {
  EmptyState,
  ErrorPanel,
  moneyText,
  PageHeader,
  Pager,
  Segmented,
  Skeleton,
  type Amount,
  type PageTurned,
} from '@cuspid/ui';
import { MaterialsWords } from '../materials-words';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the materials of some days cost, by patient, procedure or student. All that is chosen stands in the address. */
@Component({
  selector: 'cd-costs-page',
  imports: [EmptyState, ErrorPanel, PageHeader, Pager, RouterLink, Segmented, Skeleton, StockTabs, TranslocoPipe],
  templateUrl: './costs-page.html',
})
export class CostsPage {
  /** From the address. */
  readonly by = input<string>();
  readonly first = input<string>();
  readonly last = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  protected readonly words = inject(MaterialsWords);

  protected readonly groups = COST_GROUPS.map((value) => ({ value, label: this.words.say(`costs.by.${value}`) }));
  protected readonly group = computed<CostGroup>(() => COST_GROUPS.find((one) => one === this.by()) ?? 'patient');
  /** This month, unless told. */
  protected readonly firstDay = computed(() => dayIn(this.first()) ?? `${this.clock.today().slice(0, 8)}01`);
  protected readonly lastDay = computed(() => dayIn(this.last()) ?? this.clock.today());
  protected readonly fromCount = computed(() => Number(this.from()) || 0);

  protected readonly read = httpResource<MaterialCostsDto>(() => ({
    url: '/api/patient-materials/costs',
    params: {
      ...{ by: this.group(), from: this.firstDay(), to: this.lastDay(), count: true },
      ...(this.after() && { cursor: this.after() }),
    },
  }));
  protected readonly again = rereads(this.read);
  protected readonly page = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));

  constructor() {
    inject(LiveEvents).on('materials', () => this.again());
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, from: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from });
  }

  protected name({ name }: MaterialCostDto): string {
    return name ?? this.words.say(this.group() === 'procedure' ? 'costs.noProcedure' : 'costs.putAway');
  }

  protected money(amount: Amount): string {
    return moneyText(amount);
  }

  /** "1 Nov 2026 – 23 Nov 2026" */
  protected period(): string {
    return `${dayText(this.firstDay())} – ${dayText(this.lastDay())}`;
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

const dayIn = (text: string | undefined): string | null => (text && DAY.test(text) ? text : null);
