import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CLINICAL_STATUSES, type ClinicalStatus } from '@cuspid/patients/contracts';
import { RECALL, type AddRecallRuleDto, type RecallRuleDto } from '@cuspid/recalls/contracts';
import type { VisitTypeDto } from '@cuspid/settings/contracts';

/** A rule being made or changed. */
@Component({
  selector: 'cd-rule-form',
  imports: [TranslocoPipe],
  templateUrl: './rule-form.html',
})
export class RuleForm {
  /** Null: a new one. */
  readonly rule = input.required<RecallRuleDto | null>();
  readonly types = input.required<readonly VisitTypeDto[]>();
  readonly isBusy = input(false);
  readonly saved = output<AddRecallRuleDto>();
  readonly closed = output<void>();

  protected readonly limits = RECALL;
  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly name = linkedSignal(() => this.rule()?.name ?? '');
  protected readonly months = linkedSignal(() => this.rule()?.months ?? 6);
  protected readonly tries = linkedSignal(() => this.rule()?.triesMax ?? 4);
  protected readonly chosenTypes = linkedSignal<readonly number[]>(
    () => this.rule()?.visitTypes.map(({ id }) => id) ?? [],
  );
  protected readonly chosenStatuses = linkedSignal<readonly ClinicalStatus[]>(
    () => this.rule()?.clinicalStatuses ?? [],
  );
  protected readonly isTried = signal(false);
  /** Kinds of visits a rule names may be out of use: they stay until somebody takes them off. */
  protected readonly kinds = computed(() => {
    const known = this.types().map(({ id, name }) => ({ id, name }));
    const others = (this.rule()?.visitTypes ?? []).filter(({ id }) => !known.some((type) => type.id === id));
    return [...known, ...others];
  });
  protected readonly isNameWrong = computed(() => this.isTried() && !this.name().trim());
  protected readonly areMonthsWrong = computed(
    () => this.isTried() && !isWithin(this.months(), RECALL.monthsMin, RECALL.monthsMax),
  );
  protected readonly areTriesWrong = computed(
    () => this.isTried() && !isWithin(this.tries(), RECALL.triesMin, RECALL.triesMax),
  );

  protected tick(id: number): void {
    this.chosenTypes.update((ids) => toggled(ids, id));
  }

  protected tickStatus(status: ClinicalStatus): void {
    this.chosenStatuses.update((chosen) => toggled(chosen, status));
  }

  protected save(): void {
    this.isTried.set(true);
    if (this.isNameWrong() || this.areMonthsWrong() || this.areTriesWrong()) return;
    this.saved.emit({
      name: this.name().trim(),
      months: this.months(),
      triesMax: this.tries(),
      visitTypeIds: [...this.chosenTypes()],
      clinicalStatuses: [...this.chosenStatuses()],
    });
  }
}

const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;
