import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportDetailDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

/** What the check found, or what became of the file, in figures. */
@Component({
  selector: 'cd-import-outcome',
  imports: [TranslocoPipe],
  host: { class: 'flex flex-wrap items-end gap-x-10 gap-y-2' },
  template: `
    @for (figure of figures(); track figure.key) {
      <p>
        <span class="block text-kpi tabular" [class.text-ink-3]="!figure.count">{{
          figure.count.toLocaleString('en')
        }}</span>
        <span class="text-small text-ink-2">{{ 'patients.imports.figure.' + figure.key | transloco }}</span>
      </p>
    }
    @if (one().undoUntil; as until) {
      <p class="ml-auto flex items-center gap-3 text-small text-ink-2">
        @if (one().added) {
          {{ 'patients.imports.undoUntil' | transloco: { day: day(until) } }}
          <button type="button" class="btn" (click)="undone.emit()">{{ 'patients.imports.undo' | transloco }}</button>
        }
      </p>
    }
  `,
})
export class ImportOutcome {
  readonly one = input.required<ImportDetailDto>();
  readonly ready = input.required<number>();
  readonly undone = output<void>();

  private readonly clock = inject(ClinicClock);
  protected readonly figures = computed(() => {
    const { state, rows, wrong, alike, skipped, added, stayed } = this.one();
    if (state === 'CHECKED') {
      return [
        { key: 'ready', count: this.ready() },
        { key: 'wrong', count: wrong },
        { key: 'alike', count: alike },
        { key: 'rows', count: rows },
      ];
    }
    if (state === 'UNDONE') return [{ key: 'stayed', count: stayed }];
    return [
      { key: 'added', count: added },
      { key: 'wrongLeft', count: wrong },
      { key: 'skipped', count: skipped },
    ];
  });

  protected day(until: string): string {
    return dayText(this.clock.today(until));
  }
}
