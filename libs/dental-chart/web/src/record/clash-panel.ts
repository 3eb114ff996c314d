import { Component, computed, input, output } from '@angular/core';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FindingDto } from '@cuspid/dental-chart/contracts';
import { label, sentence, teethOf, type FindingDraft, type Notation, type ToothId } from '@cuspid/odontogram';
import { ClashTooth } from './clash-tooth';
import type { Clash } from './pending';

/** Teeth drawn beside each other. */
const DRAWN = 3;

export type ClashChoice = 'theirs' | 'both' | 'mine';

/** Two people recorded of the same place: both entries side by side, and a decision. Nothing is chosen by itself. */
@Component({
  selector: 'cd-clash-panel',
  imports: [CdkTrapFocus, ClashTooth, TranslocoPipe],
  host: { class: 'absolute inset-0 z-20 grid place-items-center bg-surface/85 p-4' },
  template: `
    <div
      class="w-full max-w-[680px] rounded-panel bg-raised shadow-3 p-5 max-h-full overflow-y-auto"
      role="alertdialog"
      aria-labelledby="clash-title"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
    >
      <h2 id="clash-title" class="text-title">{{ 'chart.clash.title' | transloco }}</h2>
      <p class="mt-1 text-ink-2">{{ 'chart.clash.text' | transloco }}</p>
      <div class="grid grid-cols-2 gap-3 mt-4">
        <section class="rounded-card border border-line p-3">
          <h3>{{ 'chart.clash.theirs' | transloco }}</h3>
          <div class="flex justify-center gap-3 mt-2">
            @for (tooth of teeth(); track tooth) {
              <figure class="text-center">
                <cd-clash-tooth [tooth]="tooth" [findings]="theirsOn(tooth)" />
                <figcaption class="font-semibold tabular">{{ numberOf(tooth) }}</figcaption>
              </figure>
            }
          </div>
          @for (finding of clash().conflict.theirs; track finding.id) {
            <p class="mt-2" [class.line-through]="finding.isVoided">{{ finding.sentence }}</p>
            <p class="text-small text-ink-3">
              {{
                (finding.isVoided ? 'chart.clash.takenBack' : 'chart.clash.by')
                  | transloco: { name: finding.author.name }
              }}
            </p>
          }
        </section>
        <section class="rounded-card border border-accent-line bg-accent-soft p-3">
          <h3>{{ 'chart.clash.yours' | transloco }}</h3>
          <div class="flex justify-center gap-3 mt-2">
            @for (tooth of teeth(); track tooth) {
              <figure class="text-center">
                <cd-clash-tooth [tooth]="tooth" [pending]="yoursOn(tooth)" />
                <figcaption class="font-semibold tabular">{{ numberOf(tooth) }}</figcaption>
              </figure>
            }
          </div>
          <p class="mt-2">{{ yours() }}</p>
          <p class="text-small text-ink-3">{{ 'chart.clash.notSaved' | transloco }}</p>
        </section>
      </div>
      <div class="flex flex-wrap gap-2 mt-5">
        <button type="button" class="btn" (click)="chosen.emit('theirs')">
          {{ 'chart.clash.keepTheirs' | transloco }}
        </button>
        <button type="button" class="btn" (click)="chosen.emit('both')">
          {{ 'chart.clash.keepBoth' | transloco }}
        </button>
        <button type="button" class="btn" (click)="chosen.emit('mine')">
          {{ 'chart.clash.keepMine' | transloco }}
        </button>
      </div>
    </div>
  `,
})
export class ClashPanel {
  readonly clash = input.required<Clash>();
  readonly chosen = output<ClashChoice>();
  readonly notation = input<Notation>('fdi');
  protected readonly yours = computed(() => sentence(this.clash().act.drafts));
  /** Where both speak of the same tooth; the first few, the sentences tell all. */
  protected readonly teeth = computed(() => {
    const yours = new Set(this.clash().act.drafts.flatMap((draft) => teethOf(draft)));
    const theirs = this.clash().conflict.theirs.flatMap((finding) => teethOf(finding));
    return [...new Set(theirs)].filter((tooth) => yours.has(tooth)).slice(0, DRAWN);
  });

  protected theirsOn(tooth: ToothId): FindingDto[] {
    return this.clash().conflict.theirs.filter((one) => !one.isVoided && teethOf(one).includes(tooth));
  }

  protected yoursOn(tooth: ToothId): FindingDraft[] {
    return this.clash().act.drafts.filter((one) => teethOf(one).includes(tooth));
  }

  protected numberOf(tooth: ToothId): string {
    return label(tooth, this.notation());
  }
}
