import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { ALLERGY_STATES, CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import { FilterMenu } from '@cuspid/ui';
import type { Addable } from './add-filter';
import { AddFilter } from './add-filter';
import { CareTeamFilter } from './care-team-filter';
import { AGES, type DirectoryFilter, type DirectoryQuery } from './directory-filter';
import { PERIODS } from './period';

type Change = Partial<Record<keyof DirectoryQuery, string | null>>;

/** The chips above the list: care team and status always, what else narrows it beside them, and "+ Filter" for the rest. */
@Component({
  selector: 'cd-filter-bar',
  imports: [AddFilter, CareTeamFilter, FilterMenu, LucideX, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './filter-bar.html',
})
export class FilterBar {
  readonly filter = input.required<DirectoryFilter>();
  readonly provinces = input.required<readonly string[]>();
  readonly hasOwn = input.required<boolean>();
  readonly maySeeArchived = input.required<boolean>();
  /** A sheet beside takes the room: only what is narrowed by shows. */
  readonly isFolded = input(false);
  readonly narrowed = output<Change>();

  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly chips = computed(() => this.all().filter(({ key }) => this.valueOf(key) !== null));
  protected readonly addable = computed(() =>
    this.all()
      .filter(({ key }) => this.valueOf(key) === null)
      .map((one) => (one.key === 'archived' && !this.maySeeArchived() ? { ...one, options: [] } : one)),
  );
  private readonly all = computed<readonly Addable[]>(() => [
    { key: 'registered', label: 'patients.column.registered', words: 'patients.period.', options: PERIODS },
    { key: 'sex', label: 'patients.field.sex', words: 'patients.sex.', options: SEXES },
    { key: 'age', label: 'patients.directory.age', words: 'patients.age.', options: AGES },
    { key: 'allergies', label: 'patients.field.allergies', words: 'patients.allergiesAre.', options: ALLERGY_STATES },
    { key: 'province', label: 'patients.field.province', words: '', options: this.provinces() },
    { key: 'archived', label: 'patients.directory.archived', words: 'patients.archivedIs.', options: ['1'] },
  ]);

  protected valueOf(key: keyof DirectoryQuery): string | null {
    const { sex, age, allergies, province, period, isArchived } = this.filter();
    const values: Partial<Record<keyof DirectoryQuery, string | null>> = {
      sex,
      age,
      allergies,
      province,
      registered: period,
      archived: isArchived ? '1' : null,
    };
    return values[key] ?? null;
  }

  protected narrow(key: keyof DirectoryQuery, value: string | null): void {
    this.narrowed.emit({ [key]: value, ...(key === 'registered' && { since: null, until: null }) });
  }
}
