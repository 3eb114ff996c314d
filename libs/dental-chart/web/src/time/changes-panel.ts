import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChevronDown, LucideChevronUp, LucideColumns2, LucideX } from '@lucide/angular';
import type { ToothId } from '@cuspid/odontogram';
import { dayText } from '@cuspid/platform/web';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { addressOf } from '../compare/moment';
import { ChangeList } from './change-list';
import { Comparison } from './comparison';

/** At the foot of the findings: what changed from A to B, in one line, unfolding into a list. */
@Component({
  selector: 'cd-changes-panel',
  imports: [ChangeList, LucideChevronDown, LucideChevronUp, LucideColumns2, LucideX, RouterLink, TranslocoPipe],
  host: { class: 'flex flex-col min-h-0 bg-surface border-t border-line', role: 'region' },
  templateUrl: './changes-panel.html',
})
export class ChangesPanel {
  readonly selected = input<readonly ToothId[]>([]);
  readonly chosen = output<ToothId>();

  protected readonly comparison = inject(Comparison);
  protected readonly view = inject(ChartView);
  private readonly log = inject(ChartLog);
  private readonly words = inject(TranslocoService);
  protected readonly isOpen = signal(false);
  protected readonly count = computed(() => this.comparison.diff()?.changes.length);
  protected readonly proposal = computed(() => {
    const day = this.comparison.proposal();
    return day && { day, text: this.words.translate<string>('chart.changes.begin', { day: dayText(day) }) };
  });
  protected readonly sideBySide = computed(() => ['/patients', this.log.patientId(), 'chart', 'compare']);
  protected readonly moments = computed(() => ({
    a: addressOf(this.view.moment(this.comparison.from())),
    b: addressOf(this.view.moment()),
  }));
}
