import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PerioFactsDto } from '@cuspid/perio/contracts';

interface Figure {
  readonly key: 'boneLossPercent' | 'missingDueToPerio' | 'smokerPerDay' | 'hba1c';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const FIGURES: readonly Figure[] = [
  { key: 'boneLossPercent', min: 0, max: 100, step: 1 },
  { key: 'missingDueToPerio', min: 0, max: 32, step: 1 },
  { key: 'smokerPerDay', min: 0, max: 100, step: 1 },
  { key: 'hba1c', min: 3, max: 20, step: 0.1 },
];
const CLAIMS = ['hasDiabetes', 'needsRehabilitation'] as const;

/** What a proposal needs and no probe tells. Empty is not known, and never guessed. */
@Component({
  selector: 'cd-perio-facts',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-name font-semibold mb-1.5">{{ 'perio.facts.title' | transloco }}</h2>
    <div class="grid grid-cols-[1fr_84px] gap-x-3 gap-y-1.5 items-center">
      @for (figure of figures; track figure.key) {
        <label class="text-ink-2" [for]="'perio-' + figure.key">{{ 'perio.facts.' + figure.key | transloco }}</label>
        <input
          #field
          class="input tabular text-right"
          type="number"
          [id]="'perio-' + figure.key"
          [min]="figure.min"
          [max]="figure.max"
          [step]="figure.step"
          [disabled]="!isOpen()"
          [value]="facts()[figure.key] ?? ''"
          (change)="write(figure, field)"
        />
      }
      @for (claim of claims; track claim) {
        <label class="text-ink-2" [for]="'perio-' + claim">{{ 'perio.facts.' + claim | transloco }}</label>
        <input
          #box
          class="check justify-self-end"
          type="checkbox"
          [id]="'perio-' + claim"
          [disabled]="!isOpen()"
          [checked]="facts()[claim] ?? false"
          (change)="claimed(claim, box.checked)"
        />
      }
    </div>
  `,
})
export class FactsPanel {
  readonly facts = input.required<PerioFactsDto>();
  readonly isOpen = input(false);
  readonly changed = output<PerioFactsDto>();

  protected readonly figures = FIGURES;
  protected readonly claims = CLAIMS;

  protected claimed(claim: (typeof CLAIMS)[number], isSo: boolean): void {
    this.changed.emit({ [claim]: isSo });
  }

  /** What is out of its limits, or no number, is put back: nothing is saved that was not meant. */
  protected write({ key, min, max }: Figure, field: HTMLInputElement): void {
    const value = field.valueAsNumber;
    if (field.value === '') return this.changed.emit({ [key]: null });
    if (Number.isNaN(value) || value < min || value > max) field.value = String(this.facts()[key] ?? '');
    else this.changed.emit({ [key]: key === 'hba1c' ? Math.round(value * 10) / 10 : Math.round(value) });
  }
}
