import { computed, inject, type Signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { label } from '@cuspid/odontogram';
import { ChartLog } from './read/chart-log';
import { ChartView } from './read/chart-view';

/** An amber line above the chart, with the one thing to do about it. */
export interface Notice {
  readonly text: string;
  readonly action: string;
  readonly key?: string;
  /** The chart may mislead; else it is only a proposal. */
  readonly isWarning: boolean;
  readonly run: () => void;
}

/** What must be known before the chart is believed: it may be old, teeth are left out, rows are proposed. */
export function chartNotices(): Signal<readonly Notice[]> {
  const log = inject(ChartLog);
  const view = inject(ChartView);
  const words = inject(TranslocoService);
  const say = (key: string, more = {}): string => words.translate(`chart.notices.${key}`, more);
  return computed(() => {
    const notices: Notice[] = [];
    if (log.problem() && log.isLoaded()) {
      notices.push({
        isWarning: true,
        text: say('stale'),
        action: words.translate('ui.retry'),
        run: () => void log.reload(),
      });
    }
    const left = view.left();
    if (left.length) {
      const teeth = left.map((tooth) => label(tooth, view.notation())).join(', ');
      notices.push({
        isWarning: true,
        text: say('left', { teeth }),
        action: say('showAll'),
        run: () => view.chooseDentition('mixed'),
      });
    }
    const proposal = view.proposal();
    if (proposal && !log.problem()) {
      notices.push({
        isWarning: false,
        text: say('proposed', { rows: words.translate(`chart.dentition.${proposal}`), age: view.age() }),
        action: say('accept'),
        key: 'M',
        run: () => view.chooseDentition(proposal),
      });
    }
    return notices;
  });
}
