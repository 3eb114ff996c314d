import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronDown, LucideChevronUp } from '@lucide/angular';
import { chartIndices } from '@cuspid/odontogram';
import { remember, remembered } from '@cuspid/platform/web';
import { Segmented } from '@cuspid/ui';
import { ChartView } from '../read/chart-view';
import { indexLines } from './index-lines';

/** At the foot of the findings: DMFT and DMFS of the day shown, unfolding into the teeth that made them. */
@Component({
  selector: 'cd-indices-panel',
  imports: [LucideChevronDown, LucideChevronUp, Segmented, TranslocoPipe],
  host: { class: 'flex flex-col min-h-0 bg-surface', role: 'region' },
  templateUrl: './indices-panel.html',
})
export class IndicesPanel {
  private readonly view = inject(ChartView);
  private readonly words = inject(TranslocoService);
  protected readonly isOpen = signal(false);
  protected readonly base = signal<'28' | '32'>(remembered('chart.base') === '32' ? '32' : '28');
  protected readonly bases = computed(() =>
    (['28', '32'] as const).map((value) => ({
      value,
      label: this.words.translate<string>('chart.indices.base', { count: value }),
    })),
  );
  private readonly found = computed(() =>
    chartIndices(this.view.state(), { age: this.view.age(), base: this.base() === '32' ? 32 : 28 }),
  );
  protected readonly lines = computed(() => indexLines(this.found(), this.view.notation()));
  protected readonly hasPermanent = computed(() => this.lines().some(({ name }) => name === 'DMFT'));
  /** What the figures were counted by. */
  protected readonly rules = computed(() => {
    const { age, decayedFrom } = this.found();
    const from = this.words.translate<string>('chart.indices.from', { degree: decayedFrom });
    const missing =
      age === null ? 'chart.indices.ageUnknown' : age >= 30 ? 'chart.indices.allMissing' : 'chart.indices.fewMissing';
    return `${from} ${this.words.translate<string>(missing)}`;
  });

  protected choose(base: string | null): void {
    this.base.set(base === '32' ? '32' : '28');
    remember('chart.base', this.base());
  }
}
