import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePrinter } from '@lucide/angular';
import type { ChartVersionDto } from '@cuspid/dental-chart/contracts';
import {
  diffStates,
  diffSummary,
  NOTATIONS,
  toothOutcomes,
  undrawn,
  type ChartState,
  type DentitionView,
  type Finding,
  type ToothId,
} from '@cuspid/odontogram';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, Display, LiveEvents, remembered } from '@cuspid/platform/web';
import { ErrorPanel } from '@cuspid/ui';
import { ChartNav } from '../chart-nav';
import { Odontogram, type Press } from '../odontogram/odontogram';
import { NOBODY } from '../read/chart-view';
import { changeRows } from '../time/change-rows';
import { dayAfter } from '../time/scale';
import { momentOf } from './moment';
import { MomentPicker } from './moment-picker';
import { Side } from './side';

const YEAR = 365;

/** Two charts of one mouth beside each other, with what differs between them. */
@Component({
  selector: 'cd-compare-page',
  imports: [ChartNav, ErrorPanel, LucidePrinter, MomentPicker, Odontogram, TranslocoPipe],
  host: { class: 'compare-page block h-full min-h-0 overflow-y-auto bg-canvas' },
  templateUrl: './compare-page.html',
})
export class ComparePage {
  /** The patient, from the address. */
  readonly id = input.required<string>();
  /** The sides, from the address: see `momentOf`. A year ago and today unless it says something. */
  readonly a = input<string>();
  readonly b = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  protected readonly display = inject(Display);

  private readonly address = computed(() => `/api/patients/${Number(this.id())}/dental-chart`);
  protected readonly sideA = new Side(
    this.address,
    computed(() => momentOf(this.a() ?? dayAfter(this.clock.today(), -YEAR))),
  );
  protected readonly sideB = new Side(
    this.address,
    computed(() => momentOf(this.b() ?? 'now')),
  );
  protected readonly sides = [
    { letter: 'A', side: this.sideA },
    { letter: 'B', side: this.sideB },
  ] as const;
  /** Named versions to choose from; without them days still can be compared. */
  private readonly named = httpResource<Page<ChartVersionDto>>(() => ({
    url: `${this.address()}/versions`,
    params: { limit: PAGE.limitMax },
  }));
  protected readonly versions = computed(() => (this.named.hasValue() ? this.named.value().items : []));

  protected readonly notation = NOTATIONS.find((one) => one === remembered('chart.notation')) ?? 'fdi';
  protected readonly focus = signal<ToothId | null>(null);
  protected readonly selected = signal<readonly ToothId[]>([]);
  protected readonly isPrinting = signal(false);
  protected readonly theme = computed(() => (this.display.isDark() && !this.isPrinting() ? 'dark' : 'light'));

  /** Null while one of the two is not there: then nothing is said to be the same. */
  protected readonly diff = computed(() => {
    const [a, b] = [this.sideA.read(), this.sideB.read()];
    return a && b ? diffStates(a.state, b.state) : null;
  });
  protected readonly summary = computed(() => {
    const diff = this.diff();
    return diff && diffSummary(diff);
  });
  protected readonly outcomes = computed(() => {
    const diff = this.diff();
    return diff ? toothOutcomes(diff) : undefined;
  });
  protected readonly rows = computed(() => {
    const diff = this.diff();
    return diff ? changeRows(diff, this.notation) : [];
  });
  /** The same rows on both sides, so that a tooth stands in the same place. */
  protected readonly dentition = computed<DentitionView>(() => {
    const states = [this.sideA, this.sideB].flatMap((side) => side.read()?.state ?? []);
    return states.some((state) => undrawn(state, { dentition: 'permanent' }).length) ? 'mixed' : 'permanent';
  });

  constructor() {
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined || patientId === Number(this.id())) for (const { side } of this.sides) side.reload();
    });
  }

  protected stateOf(side: Side): ChartState<Finding> {
    return side.read()?.state ?? NOBODY;
  }

  /** "Before treatment, 4 Mar 2026", "4 Mar 2026, as known then", "Today". */
  protected titleOf(side: Side): string {
    const [read, moment] = [side.read(), side.moment()];
    if (!read) return this.words.translate('chart.loading');
    const isToday = read.asOf === this.clock.today() && moment?.kind === 'moment' && !moment.knownAt;
    const day = isToday ? this.words.translate<string>('chart.time.today') : dayText(read.asOf);
    if (read.name !== null) return `${read.name}, ${day}`;
    const isThen = moment?.kind === 'moment' && moment.knownAt;
    return isThen ? this.words.translate<string>('chart.compare.asKnown', { day }) : day;
  }

  protected pick(letter: 'A' | 'B', text: string): void {
    void this.router.navigate([], {
      queryParams: { [letter.toLowerCase()]: text },
      queryParamsHandling: 'merge',
    });
  }

  protected choose(tooth: ToothId): void {
    this.focus.set(tooth);
    this.selected.set([tooth]);
  }

  protected press({ tooth }: Press): void {
    this.choose(tooth);
  }

  /** On paper in the colours for paper, whatever the screen has. */
  protected print(): void {
    this.isPrinting.set(true);
    const done = () => this.isPrinting.set(false);
    afterNextRender(
      () => {
        globalThis.print();
        done();
      },
      { injector: this.injector },
    );
  }
}
