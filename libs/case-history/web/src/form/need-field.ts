import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { dhcOf, needOf } from '@cuspid/case-history/contracts';
import { dayText } from '@cuspid/platform/web';
import { Chip, type Tone } from '@cuspid/ui';
import { HistoryDraft } from './history-draft';
import { HistoryField } from './history-field';

const TONES: Record<'little' | 'borderline' | 'definite', Tone> = {
  little: 'green',
  borderline: 'amber',
  definite: 'red',
};

/** IOTN DHC as it follows from what was measured, with its reason, and the clinician's own grade where it is another. */
@Component({
  selector: 'cd-need-field',
  imports: [Chip, HistoryField, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section
      class="bg-sunken rounded-card px-4 py-3"
      aria-live="polite"
      [attr.aria-label]="'history.need.title' | transloco"
    >
      <h3 class="text-small font-semibold text-ink-2">{{ 'history.need.title' | transloco }}</h3>
      @if (need(); as need) {
        <p class="flex flex-wrap items-baseline gap-x-3">
          <b class="text-kpi tabular" data-dhc>{{ dhc() }}</b>
          <span class="min-w-0">{{ need.because }}</span>
          <cd-chip class="self-center" [tone]="tone(need.need)">{{ 'history.need.' + need.need | transloco }}</cd-chip>
        </p>
        <p class="text-small text-ink-2">
          @if (isOverruled()) {
            {{ 'history.need.computed' | transloco: { dhc: need.dhc } }}
          }
          @if (need.others.length) {
            {{ 'history.need.besides' | transloco: { others: need.others.join(', ') } }}
          }
        </p>
      } @else {
        <p class="flex items-baseline gap-3">
          <b class="text-kpi tabular" data-dhc>{{ dhc() ?? '–' }}</b>
          <span class="text-ink-2">{{ 'history.need.none' | transloco }}</span>
        </p>
      }
      <p class="text-small text-ink-2">
        @if (examDay(); as day) {
          {{ 'history.need.from' | transloco: { day } }}
        } @else {
          {{ 'history.need.alone' | transloco }}
        }
      </p>
      @if (!readOnly() || isOverruled()) {
        <button
          type="button"
          class="link text-small mt-1.5"
          [attr.aria-expanded]="isOpen()"
          (click)="isOpen.set(!isOpen())"
        >
          {{ 'history.need.overrule' | transloco }}
        </button>
      }
      @if (isOpen()) {
        <div class="grid tablet:grid-cols-[240px_1fr] gap-4 mt-2">
          <cd-history-field name="iotnDhcGrade" [readOnly]="readOnly()" />
          <cd-history-field name="iotnDhcReason" [readOnly]="readOnly()" />
        </div>
      }
    </section>
  `,
})
export class NeedField {
  readonly readOnly = input(false);

  private readonly draft = inject(HistoryDraft);
  protected readonly need = computed(() => needOf(this.draft.answers(), this.draft.history()?.exam?.fields ?? null));
  protected readonly isOverruled = computed(() => Boolean(this.draft.answers().iotnDhcGrade));
  protected readonly dhc = computed(() => dhcOf(this.draft.answers(), this.need()));
  protected readonly examDay = computed(() => {
    const exam = this.draft.history()?.exam;
    return exam ? dayText(exam.examinedOn) : null;
  });
  protected readonly isOpen = linkedSignal(() => this.isOverruled() || this.draft.refusals().has('iotnDhcReason'));

  protected tone(need: 'little' | 'borderline' | 'definite'): Tone {
    return TONES[need];
  }
}
