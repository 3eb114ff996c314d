import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import {
  DATE_ORDERS,
  IMPORT_FIELDS,
  IMPORT_NEEDS,
  IMPORT_TARGETS,
  SEXES,
  sexOf,
  type DateOrder,
  type ImportDetailDto,
  type ImportTarget,
  type MapImportDto,
  type Sex,
} from '@cuspid/patients/contracts';

/** What each column of the file is, how its days are written, and what its words for a sex mean. */
@Component({
  selector: 'cd-columns-form',
  imports: [LucideCircleAlert, TranslocoPipe],
  templateUrl: './columns-form.html',
})
export class ColumnsForm {
  readonly file = input.required<ImportDetailDto>();
  readonly isBusy = input(false);
  readonly mapped = output<MapImportDto>();
  readonly discarded = output<void>();

  protected readonly fields = IMPORT_FIELDS;
  protected readonly orders = DATE_ORDERS;
  protected readonly sexes = SEXES;
  protected readonly targets = linkedSignal(() => this.file().columns.map(({ target }) => target));
  protected readonly dateOrder = linkedSignal<DateOrder>(() => this.file().dateOrder);
  protected readonly isGuardianUnknown = linkedSignal(() => this.file().isGuardianUnknown);
  private readonly meanings = linkedSignal<ReadonlyMap<string, Sex>>(
    () => new Map(this.file().sexWords.map(({ word, sex }) => [word, sex])),
  );

  protected readonly missing = computed(() => IMPORT_NEEDS.filter((field) => !this.targets().includes(field)));
  protected readonly hasDays = computed(() =>
    this.targets().some((target) => target === 'dateOfBirth' || target === 'registeredAt'),
  );
  /** Words of the sex column nobody knows, with what was said of them. */
  protected readonly words = computed(() => {
    const column = this.file().columns[this.targets().indexOf('sex')];
    const unknown = (column?.words ?? []).filter(({ text }) => !sexOf(text));
    return unknown.map(({ text }) => ({ text, sex: this.meanings().get(text) ?? '' }));
  });

  protected choose(index: number, value: string): void {
    const target = IMPORT_TARGETS.find((one) => one === value) ?? 'IGNORE';
    // A field has one column: the one that had it gives it up.
    this.targets.update((all) => all.map((one, at) => (at === index ? target : given(one, target))));
  }

  protected order(value: string): void {
    this.dateOrder.set(DATE_ORDERS.find((one) => one === value) ?? 'YMD');
  }

  protected mean(word: string, value: string): void {
    const sex = SEXES.find((one) => one === value);
    this.meanings.update((all) => {
      const next = new Map(all);
      if (sex) next.set(word, sex);
      else next.delete(word);
      return next;
    });
  }

  protected send(): void {
    if (this.missing().length || this.isBusy()) return;
    const sexWords = this.words().flatMap(({ text }) => {
      const sex = this.meanings().get(text);
      return sex ? [{ word: text, sex }] : [];
    });
    this.mapped.emit({
      columns: this.targets(),
      dateOrder: this.dateOrder(),
      sexWords,
      isGuardianUnknown: this.isGuardianUnknown(),
    });
  }
}

const given = (one: ImportTarget, target: ImportTarget): ImportTarget =>
  one === target && target !== 'IGNORE' ? 'IGNORE' : one;
