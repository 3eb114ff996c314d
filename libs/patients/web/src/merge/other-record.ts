import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PatientRowDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { catchError, debounceTime, map, of, Subject, switchMap } from 'rxjs';

const PAUSE_MS = 120;
const LIMIT = 6;
type Found = { typed: string; patients: readonly PatientRowDto[]; isFailed: boolean };
const NOTHING: Found = { typed: '', patients: [], isFailed: false };

/** Finds the record to hold beside another one. */
@Component({
  selector: 'cd-other-record',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block max-w-[560px]' },
  template: `
    <cd-field [label]="'patients.merge.other' | transloco">
      <input
        cdInput
        type="search"
        autocomplete="off"
        [placeholder]="'patients.searchHint' | transloco"
        (input)="type($event)"
      />
    </cd-field>
    <ul class="mt-2 grid gap-1" [attr.aria-label]="'patients.merge.found' | transloco">
      @for (row of rows(); track row.id) {
        <li>
          <button type="button" class="btn btn-full merge-found" (click)="chosen.emit(row.id)">
            <span class="font-medium">{{ row.name }}</span>
            <span class="text-ink-3 tabular">{{ row.code }}</span>
            <span class="ml-auto text-ink-2 tabular">{{ row.facts }}</span>
          </button>
        </li>
      }
    </ul>
    <p class="mt-2 text-ink-2" role="status">{{ said() }}</p>
  `,
})
export class OtherRecord {
  /** The record that has been chosen already. */
  readonly notId = input.required<number>();
  readonly chosen = output<number>();

  private readonly http = inject(HttpClient);
  private readonly words = inject(TranslocoService);
  private readonly typed = new Subject<string>();
  private readonly found = signal<Found>(NOTHING);
  private readonly patients = computed(() => this.found().patients.filter(({ id }) => id !== this.notId()));
  protected readonly rows = computed(() =>
    this.patients().map(({ id, firstName, lastName, patientCode, dateOfBirth, phone }) => ({
      id,
      name: `${firstName} ${lastName}`,
      code: patientCode,
      facts: [dateOfBirth && dayText(dateOfBirth), phone && phoneText(phone)].filter(Boolean).join(' · '),
    })),
  );
  protected readonly said = computed(() => {
    const { typed, isFailed } = this.found();
    if (isFailed) return this.words.translate('patients.notLoaded');
    return typed && !this.rows().length ? this.words.translate('patients.nobody', { text: typed }) : '';
  });

  constructor() {
    this.typed
      .pipe(
        debounceTime(PAUSE_MS),
        switchMap((typed) => this.ask(typed)),
        takeUntilDestroyed(),
      )
      .subscribe((found) => this.found.set(found));
  }

  protected type({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.typed.next(target.value.trim());
  }

  private ask(typed: string) {
    if (!typed) return of(NOTHING);
    return this.http.get<Page<PatientRowDto>>('/api/patients', { params: { q: typed, limit: LIMIT } }).pipe(
      map(({ items }): Found => ({ typed, patients: items, isFailed: false })),
      catchError(() => of<Found>({ typed, patients: [], isFailed: true })),
    );
  }
}
