import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { renderParProgress } from '@cuspid/odontogram';
import type { OrthoExamDto } from '@cuspid/orthodontics/contracts';
import { dayText, Display } from '@cuspid/platform/web';

/** PAR over time, and what treatment has done since the first exam that has one. */
@Component({
  selector: 'cd-par-progress',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-small font-semibold text-ink-2">{{ 'ortho.progress.title' | transloco }}</h2>
    @if (points().length) {
      @if (outcome(); as outcome) {
        <p class="text-small" data-outcome>
          <b>{{ 'ortho.progress.' + outcome.outcome | transloco }}</b>
          {{
            'ortho.progress.since'
              | transloco: { before: outcome.before, after: outcome.after, day: day(outcome.sinceDay) }
          }}
        </p>
      }
      <div class="[&>svg]:w-full [&>svg]:h-auto" [innerHTML]="picture()"></div>
    } @else {
      <p class="text-small text-ink-3">{{ 'ortho.progress.none' | transloco }}</p>
    }
  `,
})
export class ParProgress {
  readonly exams = input.required<readonly OrthoExamDto[]>();
  readonly chosen = input.required<OrthoExamDto | null>();
  private readonly sanitizer = inject(DomSanitizer);
  private readonly display = inject(Display);
  private readonly words = inject(TranslocoService);
  protected readonly day = dayText;

  protected readonly points = computed(() =>
    this.exams()
      .filter(({ state }) => state === 'FINISHED')
      .flatMap(({ examinedOn: on, par: { weighted: value } }) => (value === null ? [] : [{ on, value }]))
      .reverse(),
  );
  /** Of the exam that is looked at; else of the last. */
  protected readonly outcome = computed(
    () => this.chosen()?.outcome ?? this.exams().find(({ outcome }) => outcome !== null)?.outcome ?? null,
  );
  /** Made of numbers and days alone: every text is escaped by the drawing. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      renderParProgress(this.points(), {
        theme: this.display.isDark() ? 'dark' : 'light',
        uid: 'par-progress',
        background: false,
        dayText,
        captions: {
          title: this.words.translate<string>('ortho.progress.caption'),
          improved: this.words.translate<string>('ortho.progress.improvedLine'),
          greatlyImproved: this.words.translate<string>('ortho.progress.greatlyLine'),
        },
      }),
    ),
  );
}
