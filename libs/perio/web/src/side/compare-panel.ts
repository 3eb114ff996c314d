import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareExams, type ChangeCounts, type PerioExam } from '@cuspid/odontogram';
import { PERIO } from '@cuspid/perio/contracts';
import { PerioWords } from '../exam/words';

/** This exam beside an earlier one: better, worse, or within what a probe may be off by. */
@Component({
  selector: 'cd-perio-compare',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-name font-semibold mb-1">{{ 'perio.compare.title' | transloco: { day: day() } }}</h2>
    <p class="text-small text-ink-3 mb-1.5">{{ 'perio.compare.band' | transloco: { mm: band } }}</p>
    <dl class="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
      @for (row of rows(); track row.key) {
        <dt class="text-ink-2">{{ 'perio.compare.' + row.key | transloco }}</dt>
        <dd class="tabular text-right">{{ row.text }}</dd>
      }
    </dl>
    @if (worse().length) {
      <p class="mt-1.5 text-small">
        <b>{{ 'perio.compare.worse' | transloco }}</b> {{ worse() }}
      </p>
    }
  `,
})
export class ComparePanel {
  readonly before = input.required<PerioExam>();
  readonly after = input.required<PerioExam>();
  readonly day = input.required<string>();

  private readonly words = inject(PerioWords);
  protected readonly band = PERIO.errorBand;
  private readonly compared = computed(() => compareExams(this.before(), this.after(), PERIO.errorBand));
  protected readonly rows = computed(() => {
    const { depth, attachment, newBleeding, bleedingGone } = this.compared();
    const text = ({ better, same, worse, unknown }: ChangeCounts) =>
      this.words.say('compare.counts', { better, same, worse, unknown });
    return [
      { key: 'depth', text: text(depth) },
      { key: 'attachment', text: text(attachment) },
      { key: 'newBleeding', text: String(newBleeding.length) },
      { key: 'bleedingGone', text: String(bleedingGone.length) },
    ];
  });
  protected readonly worse = computed(() =>
    this.compared()
      .sites.filter(({ depth }) => depth.change === 'worse')
      .slice(0, 12)
      .map(({ tooth, site, depth }) =>
        this.words.say('compare.site', {
          at: this.words.site([tooth, site]),
          before: depth.before,
          after: depth.after,
        }),
      )
      .join('; '),
  );
}
