import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PAR_COMPONENTS, PAR_WEIGHTS } from '@cuspid/odontogram';
import { figuresOf, iotnOf, parOf } from '@cuspid/orthodontics/contracts';
import { Chip, type Tone } from '@cuspid/ui';
import { ExamDraft } from './exam-draft';

const TONES: Record<'little' | 'borderline' | 'definite', Tone> = {
  little: 'green',
  borderline: 'amber',
  definite: 'red',
};

/** IOTN and PAR as they follow from what stands in the form, each with what made it. */
@Component({
  selector: 'cd-need-box',
  imports: [Chip, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="pb-2.5" aria-live="polite" [attr.aria-label]="'ortho.iotn.title' | transloco">
      <h2 class="text-small font-semibold text-ink-2">{{ 'ortho.iotn.title' | transloco }}</h2>
      @if (iotn(); as iotn) {
        <p class="flex items-baseline gap-2.5 mt-0.5">
          <b class="text-kpi tabular" data-iotn>{{ iotn.dhc }}</b>
          <span class="min-w-0 grow">{{ iotn.because }}</span>
          <cd-chip class="self-center" [tone]="tone(iotn.need)">{{ 'ortho.iotn.' + iotn.need | transloco }}</cd-chip>
        </p>
        @if (iotn.others.length) {
          <p class="text-small text-ink-3 leading-snug">
            {{ 'ortho.iotn.besides' | transloco: { others: iotn.others.join(', ') } }}
          </p>
        }
        @for (open of iotn.undecided; track open) {
          <p class="text-small text-amber font-medium">{{ 'ortho.iotn.undecided.' + open | transloco }}</p>
        }
      } @else {
        <p class="text-ink-3 mt-0.5">{{ 'ortho.iotn.none' | transloco }}</p>
      }
    </section>
    <section class="border-t border-line pt-2" aria-live="polite" [attr.aria-label]="'ortho.par.title' | transloco">
      <h2 class="flex items-baseline gap-2 text-small font-semibold text-ink-2">
        {{ 'ortho.par.title' | transloco }}
        @if (par().weighted === null) {
          <span class="ml-auto font-normal text-ink-3">{{ 'ortho.par.open' | transloco: { count: openCount() } }}</span>
        }
      </h2>
      <div class="flex items-center gap-3 mt-0.5">
        <b class="text-kpi tabular flex-none" data-par>{{ par().weighted ?? '–' }}</b>
        <dl class="grow grid grid-cols-7 gap-x-1 text-center">
          @for (part of parts(); track part.name) {
            <div class="flex flex-col-reverse" [title]="'ortho.par.name.' + part.name | transloco">
              <dt class="text-micro text-ink-3">{{ 'ortho.par.short.' + part.name | transloco }}</dt>
              <dd class="tabular text-small" [class.text-ink-3]="part.score === null">
                {{ part.score === null ? '–' : part.score * part.weight }}
              </dd>
            </div>
          }
        </dl>
      </div>
      <p class="text-small text-ink-3">
        @if (figures().little !== null) {
          {{ 'ortho.little' | transloco: { mm: figures().little } }} ·
        }
        {{ 'ortho.par.notCertified' | transloco }}
      </p>
    </section>
  `,
})
export class NeedBox {
  private readonly draft = inject(ExamDraft);
  protected readonly iotn = computed(() => iotnOf(this.draft.fields()));
  protected readonly par = computed(() => parOf(this.draft.fields()));
  protected readonly figures = computed(() => figuresOf(this.draft.fields()));
  protected readonly parts = computed(() =>
    PAR_COMPONENTS.map((name) => ({ name, score: this.par()[name], weight: PAR_WEIGHTS[name] })),
  );
  protected readonly openCount = computed(() => this.parts().filter(({ score }) => score === null).length);

  protected tone(need: 'little' | 'borderline' | 'definite'): Tone {
    return TONES[need];
  }
}
