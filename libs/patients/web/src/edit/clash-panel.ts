import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideUsersRound } from '@lucide/angular';
import { Segmented } from '@cuspid/ui';
import type { Person } from '../person/person';
import { Clash } from './merge';

const WORDED: Partial<Record<keyof Person, string>> = { sex: 'sex', language: 'language', clinicalStatus: 'status' };

/** Somebody saved meanwhile: theirs and mine side by side, field by field, to keep one. */
@Component({
  selector: 'cd-clash-panel',
  imports: [LucideUsersRound, Segmented, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="border border-amber-line bg-amber-soft rounded-card px-3.5 py-3 mb-4" role="alert">
      <p class="flex items-center gap-[7px] font-medium text-amber">
        <svg lucideUsersRound></svg>{{ 'patients.clash.title' | transloco }}
      </p>
      @for (row of rows(); track row.key) {
        <div class="mt-2.5 bg-surface rounded-control shadow-1 px-[11px] py-[9px]">
          <p class="text-small font-medium text-ink-2">{{ row.label }}</p>
          <div class="grid grid-cols-2 gap-x-3 my-1.5">
            <p>
              <span class="block text-small text-ink-3">{{ 'patients.clash.theirs' | transloco }}</span>{{ row.theirs }}
            </p>
            <p>
              <span class="block text-small text-ink-3">{{ 'patients.clash.mine' | transloco }}</span>{{ row.mine }}
            </p>
          </div>
          <cd-segmented
            [label]="row.label"
            [options]="choices"
            [value]="row.kept"
            (valueChange)="kept.emit({ key: row.key, theirs: $event === 'theirs' })"
          />
        </div>
      }
      @if (taken().length > 0) {
        <p class="mt-2.5 text-small">{{ 'patients.clash.taken' | transloco: { fields: takenNames() } }}</p>
      }
      <p class="mt-2.5 text-small">{{ 'patients.clash.saveAgain' | transloco }}</p>
    </section>
  `,
})
export class ClashPanel {
  readonly clashes = input.required<readonly Clash[]>();
  readonly taken = input.required<readonly (keyof Person)[]>();
  /** What the form holds now. */
  readonly person = input.required<Person>();
  readonly kept = output<{ key: keyof Person; theirs: boolean }>();

  private readonly words = inject(TranslocoService);
  protected readonly choices = ['theirs', 'mine'].map((value) => ({
    value,
    label: this.words.translate(`patients.clash.keep.${value}`),
  }));
  protected readonly rows = computed(() =>
    this.clashes().map(({ key, theirs, mine }) => ({
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
