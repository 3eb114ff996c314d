import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideListFilter, LucideStamp } from '@lucide/angular';
import {
  firstDay,
  label,
  type FindingContent,
  type FindingDraft,
  type Layer,
  type Notation,
  type ToothId,
} from '@cuspid/odontogram';
import { LayerSwatch } from '../bar/layer-swatch';
import { partialDayText } from '../read/days';
import { groupsOf, type FindingRow } from './finding-groups';
import { FindingMenu } from './finding-menu';
import { VoidForm } from './void-form';

/** The current findings as a list, by layer. A press selects the tooth; the row's menu moves on or takes back. */
@Component({
  selector: 'cd-findings-list',
  imports: [FindingMenu, LayerSwatch, LucideListFilter, LucideStamp, TranslocoPipe, VoidForm],
  host: { class: 'flex flex-col min-h-0 bg-surface' },
  templateUrl: './findings-list.html',
})
export class FindingsList {
  readonly findings = input.required<readonly FindingContent[]>();
  readonly unsaved = input<readonly FindingDraft[]>([]);
  readonly notation = input<Notation>('fdi');
  readonly selected = input<readonly ToothId[]>([]);
  readonly today = input.required<string>();
  /** Nothing is known yet: no count, and never “no findings”. */
  readonly isLoading = input(false);
  readonly canChange = input(false);
  /** Ids of findings that wait for a co-signature. */
  readonly waiting = input<ReadonlySet<number>>(new Set());
  readonly canSign = input(false);
  readonly chosen = output<ToothId>();
  readonly advanced = output<{ id: number; layer: Layer }>();
  readonly signed = output<number>();
  readonly voided = output<{ id: number; reason: string }>();

  private readonly words = inject(TranslocoService);
  protected readonly onlySelected = signal(false);
  protected readonly voiding = signal<number | null>(null);
  private readonly groups = computed(() => groupsOf(this.findings(), this.unsaved(), this.notation()));
  readonly count = computed(() => this.groups().reduce((sum, { rows }) => sum + rows.length, 0));

  private readonly isFiltered = computed(() => this.onlySelected() && this.selected().length > 0);
  protected readonly shown = computed(() => {
    if (!this.isFiltered()) return this.groups();
    return this.groups()
      .map((group) => ({ ...group, rows: group.rows.filter((row) => this.isMarked(row)) }))
      .filter(({ rows }) => rows.length > 0);
  });
  protected readonly emptyText = computed(() => {
    // “No findings” is said of a mouth somebody looked at.
    if (this.findings().length === 0) return 'chart.list.nothing';
    return this.isFiltered() ? 'chart.list.noneOnTooth' : 'chart.list.none';
  });
  protected readonly filterText = computed(() => {
    if (!this.onlySelected()) return this.words.translate('chart.list.all');
    return this.words.translate('chart.list.onTeeth', {
      teeth: this.selected()
        .map((tooth) => label(tooth, this.notation()))
        .join(', '),
    });
  });

  protected isMarked({ tooth, finding }: FindingRow): boolean {
    return [tooth, ...(finding?.range ?? [])].some((one) => this.selected().includes(one));
  }

  protected dayOf({ on }: FindingRow): string {
    if (on === null) return this.words.translate('chart.list.now');
    return firstDay(on) === this.today() && on.length === 10
      ? this.words.translate('chart.list.today')
      : partialDayText(on);
  }

  protected takeBack(id: number, reason: string): void {
    this.voiding.set(null);
    this.voided.emit({ id, reason });
  }
}
