import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Clash } from '@cuspid/platform/web';
import { SaveClash, type ClashRow } from '@cuspid/ui';
import type { Person } from '../person/person';

const WORDED: Partial<Record<keyof Person, string>> = { sex: 'sex', language: 'language', clinicalStatus: 'status' };

/** Somebody saved the record meanwhile: theirs and mine in the words of the form. */
@Component({
  selector: 'cd-clash-panel',
  imports: [SaveClash],
  host: { class: 'block' },
  template: ` <cd-save-clash [rows]="rows()" [taken]="takenNames()" (kept)="keep($event.key, $event.theirs)" /> `,
})
export class ClashPanel {
  readonly clashes = input.required<readonly Clash<Person>[]>();
  readonly taken = input.required<readonly (keyof Person)[]>();
  /** What the form holds now. */
  readonly person = input.required<Person>();
  readonly kept = output<{ key: keyof Person; theirs: boolean }>();

  private readonly words = inject(TranslocoService);
  protected readonly rows = computed(() =>
    this.clashes().map(({ key, theirs, mine }): ClashRow => ({
      key,
      label: this.name(key),
      theirs: this.said(key, theirs),
      mine: this.said(key, mine),
      kept: this.person()[key] === theirs ? 'theirs' : 'mine',
    })),
  );
  protected readonly takenNames = computed(() =>
    this.taken()
      .map((key) => this.name(key))
      .join(', '),
  );

  protected keep(name: string, theirs: boolean): void {
    const key = this.clashes().find((clash) => clash.key === name)?.key;
    if (key) this.kept.emit({ key, theirs });
  }

  private name(key: keyof Person): string {
    return this.words.translate(`patients.field.${key}`);
  }

  private said(key: keyof Person, value: Person[keyof Person]): string {
    if (typeof value === 'boolean') return this.words.translate(value ? 'patients.yes' : 'patients.no');
    if (!value) return this.words.translate('patients.nothing');
    const scope = WORDED[key];
    return scope ? this.words.translate(`patients.${scope}.${value}`) : value;
  }
}
