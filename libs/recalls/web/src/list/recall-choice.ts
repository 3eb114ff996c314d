import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { RECALL, type RecallChoiceDto, type RecallPreferenceDto } from '@cuspid/recalls/contracts';
import { Segmented } from '@cuspid/ui';
import { RecallWords } from '../recall-words';

const WAYS = ['rule', 'own', 'off'] as const;
type Way = (typeof WAYS)[number];

/** How this patient has the rule: as it is, at an interval of their own, or not at all. */
@Component({
  selector: 'cd-recall-choice',
  imports: [Segmented, TranslocoPipe],
  template: `
    <h3 class="text-heading mb-2">{{ 'recalls.choice.title' | transloco }}</h3>
    <cd-segmented
      [options]="ways"
      [value]="way()"
      [small]="true"
      [label]="'recalls.choice.title' | transloco"
      [disabled]="isBusy()"
      (valueChange)="choose($event)"
    />
    @if (way() === 'own') {
      <form novalidate class="flex items-end gap-2 mt-2" (submit)="$event.preventDefault(); keep(months.valueAsNumber)">
        <label class="recall-label grow">
          {{ 'recalls.choice.months' | transloco }}
          <input
            #months
            class="input tabular"
            type="number"
            [min]="limits.monthsMin"
            [max]="limits.monthsMax"
            [value]="known()?.months ?? 6"
          />
        </label>
        <button type="submit" class="btn" [disabled]="isBusy()">{{ 'recalls.save' | transloco }}</button>
      </form>
    }
  `,
})
export class RecallChoice {
  readonly preference = input.required<RecallPreferenceDto>();
  readonly ruleId = input.required<number>();
  readonly isBusy = input(false);
  /** All choices of the patient, this one among them. */
  readonly chosen = output<RecallChoiceDto[]>();

  private readonly words = inject(RecallWords);
  protected readonly limits = RECALL;
  protected readonly ways = WAYS.map((value) => ({ value, label: this.words.say(`choice.${value}`) }));
  protected readonly known = computed(() => this.preference().choices.find(({ ruleId }) => ruleId === this.ruleId()));
  protected readonly way = linkedSignal<Way>(() => {
    const known = this.known();
    if (!known) return 'rule';
    return known.isOff ? 'off' : 'own';
  });

  protected choose(value: string | null): void {
    const way = WAYS.find((one) => one === value) ?? 'rule';
    this.way.set(way);
    if (way === 'rule') this.tell(null);
    if (way === 'off') this.tell({ months: null, isOff: true });
  }

  protected keep(months: number): void {
    if (Number.isInteger(months) && months >= RECALL.monthsMin && months <= RECALL.monthsMax) {
      this.tell({ months, isOff: false });
    }
  }

  private tell(choice: Omit<RecallChoiceDto, 'ruleId'> | null): void {
    const ruleId = this.ruleId();
    const others = this.preference().choices.filter((one) => one.ruleId !== ruleId);
    this.chosen.emit(choice ? [...others, { ruleId, ...choice }] : others);
  }
}
