import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { perioSummary, type Share } from '@cuspid/odontogram';
import { mouthOf, type Working } from '../exam/working';
import { PerioWords } from '../exam/words';

/** The figures of an exam as it is on the screen, each with what it is a share of. */
@Component({
  selector: 'cd-perio-figures',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-name font-semibold mb-1.5">{{ 'perio.figures.title' | transloco }}</h2>
    <dl class="grid grid-cols-[1fr_auto_auto] gap-x-3 gap-y-1 items-baseline">
      @for (row of rows(); track row.key) {
        <dt class="text-ink-2">{{ 'perio.figures.' + row.key | transloco }}</dt>
        <dd class="tabular font-semibold text-right">{{ row.value }}</dd>
        <dd class="tabular text-small text-ink-3 text-right">{{ row.of }}</dd>
      }
    </dl>
    @if (isPartial()) {
      <p class="mt-2 px-2.5 py-1.5 rounded-control bg-amber-soft text-amber text-small font-medium">
        {{ 'perio.figures.partial' | transloco }}
      </p>
    }
  `,
})
export class FiguresPanel {
  readonly working = input.required<Working>();

  private readonly words = inject(PerioWords);
  private readonly summary = computed(() => perioSummary(this.working().readings, mouthOf(this.working())));
  protected readonly isPartial = computed(() => {
    const { bleeding, pocketsFrom4 } = this.summary();
    return pocketsFrom4.measured > 0 && !(bleeding.isComplete && pocketsFrom4.isComplete);
  });
  protected readonly rows = computed(() => {
    const { bleeding, plaque, oleary, suppuration, pocketsFrom4, pocketsFrom6, ...means } = this.summary();
    const share = (key: string, one: Share) => ({ key, value: this.words.percent(one), of: this.words.of(one) });
    const mean = (key: string, { mean: mm, measured, expected }: typeof means.meanDepth) => ({
      key,
      value: mm === null ? '–' : this.words.say('figures.mm', { mm }),
      of: measured === 0 ? this.words.say('share.nothing') : `${measured} / ${expected}`,
    });
    return [
      share('bleeding', bleeding),
      share('plaque', plaque),
      share('oleary', oleary),
      share('pockets4', pocketsFrom4),
      share('pockets6', pocketsFrom6),
      share('pus', suppuration),
      mean('depth', means.meanDepth),
      mean('loss', means.meanAttachmentLoss),
    ];
  });
}
