import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { bpeOf, type BpeCode, type BpeScore, type BpeScreening, type Sextant } from '@cuspid/odontogram';
import { mouthOf, type Working } from '../exam/working';
import { PerioWords } from '../exam/words';

const CODES: readonly (BpeCode | null)[] = [0, 1, 2, 3, 4, null];

/** The six sextants: read off the sites of a full exam, or scored by hand in a screening. */
@Component({
  selector: 'cd-perio-sextants',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-name font-semibold mb-1.5">{{ 'perio.bpe.title' | transloco }}</h2>
    <div class="grid grid-cols-3 gap-1.5">
      @for (one of scores(); track one.sextant) {
        <div class="rounded-control shadow-1 px-2 py-1.5 text-center" [attr.aria-label]="one.label" role="group">
          <span class="block text-micro text-ink-3">{{ one.label }}</span>
          <b class="block text-title tabular">{{ one.text }}</b>
          @if (isScreening() && isOpen()) {
            <span class="grid grid-cols-3 gap-1 mt-1 touch:grid-cols-2">
              @for (code of codes; track code) {
                <button
                  type="button"
                  class="btn btn-small touch:h-15! px-0! aria-pressed:bg-accent aria-pressed:text-on-accent"
                  [attr.aria-pressed]="one.score !== null && one.score.code === code"
                  (click)="
                    choose(one.sextant, {
                      code: code,
                      hasFurcation: code !== null && (one.score?.hasFurcation ?? false),
                    })
                  "
                >
                  {{ code ?? 'X' }}
                </button>
              }
              <button
                type="button"
                class="btn btn-small touch:h-15! px-0! col-span-3 touch:col-span-2 aria-pressed:bg-accent aria-pressed:text-on-accent"
                [disabled]="one.score === null || one.score.code === null"
                [attr.aria-pressed]="one.score?.hasFurcation ?? false"
                (click)="star(one.sextant, one.score)"
              >
                {{ 'perio.bpe.furcation' | transloco }}
              </button>
            </span>
          }
        </div>
      }
    </div>
    @if (!isScreening()) {
      <p class="mt-1.5 text-small text-ink-3">{{ 'perio.bpe.derived' | transloco }}</p>
    }
  `,
})
export class SextantsPanel {
  readonly working = input.required<Working>();
  readonly isScreening = input(false);
  readonly isOpen = input(false);
  readonly changed = output<BpeScreening>();

  private readonly words = inject(PerioWords);
  protected readonly codes = CODES;
  protected readonly scores = computed(() => {
    const { readings, screening } = this.working();
    const derived = bpeOf(readings, mouthOf(this.working()));
    return this.words.sextants.map(({ sextant, label }) => {
      const own = screening[sextant] ?? null;
      const read = derived.find((one) => one.sextant === sextant);
      const score: BpeScore | null = this.isScreening() ? own : (read ?? null);
      const isOpen = score === null || (score.code === null && !this.isScreening() && !read?.isExcluded);
      return { sextant, label, score, text: isOpen ? '–' : `${score.code ?? 'X'}${score.hasFurcation ? '*' : ''}` };
    });
  });

  protected choose(sextant: Sextant, score: BpeScore): void {
    this.changed.emit({ ...this.working().screening, [sextant]: score });
  }

  protected star(sextant: Sextant, score: BpeScore | null): void {
    if (score) this.choose(sextant, { code: score.code, hasFurcation: !score.hasFurcation });
  }
}
