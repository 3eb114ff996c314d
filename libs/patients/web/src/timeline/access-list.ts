import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AccessLineDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, weekdayText } from '@cuspid/platform/web';
import { AccessWords } from './access-words';
import { byDay } from './timeline-days';

/** Who looked at the record and who changed it: a line for each person, day and act. What only was read is quieter. */
@Component({
  selector: 'cd-access-list',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table tabular access-table" [attr.aria-busy]="isStale()" [class.opacity-60]="isStale()">
      <thead>
        <tr>
          <th scope="col">{{ 'patients.access-log.column.who' | transloco }}</th>
          <th scope="col">{{ 'patients.access-log.column.what' | transloco }}</th>
          <th scope="col">{{ 'patients.access-log.column.when' | transloco }}</th>
          <th scope="col" class="number">{{ 'patients.access-log.column.times' | transloco }}</th>
        </tr>
      </thead>
      @for (day of days(); track day.day) {
        <tbody>
          <tr class="access-day">
            <th scope="rowgroup" colspan="4">
              {{ day.heading }} <span class="text-ink-3 font-normal">{{ day.weekday }}</span>
            </th>
          </tr>
          @for (line of day.rows; track line.key) {
            <tr>
              <td>
                <span class="font-medium">{{ line.who }}</span>
                <span class="text-small text-ink-3 ml-1.5">{{ line.role }}</span>
              </td>
              <td [class.text-red]="line.row.kind === 'denied'">
                {{ line.record }}
                <span class="ml-1.5" [class.text-ink-3]="line.row.kind === 'read'">{{ line.act }}</span>
              </td>
              <td class="text-ink-2">{{ line.when }}</td>
              <td class="number">{{ line.row.times }}</td>
            </tr>
          }
        </tbody>
      }
    </table>
    @if (hasMore()) {
      <p class="px-(--gutter) py-3">
        <button type="button" class="btn btn-small" [disabled]="isReadingMore()" (click)="more.emit()">
          {{ (isReadingMore() ? 'ui.loading' : 'patients.timeline.older') | transloco }}
        </button>
      </p>
    } @else {
      <p class="px-(--gutter) py-3 text-small text-ink-3">{{ 'patients.access-log.end' | transloco }}</p>
    }
  `,
})
export class AccessList {
  readonly lines = input.required<readonly AccessLineDto[]>();
  readonly isStale = input(false);
  readonly hasMore = input(false);
  readonly isReadingMore = input(false);
  readonly more = output();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly says = inject(AccessWords);

  protected readonly days = computed(() => {
    const today = this.clock.today();
    return byDay(
      this.lines().map((row) => this.lineOf(row)),
      ({ row }) => row.day,
    ).map(({ day, rows }) => ({
      day,
      rows,
      heading: day === today ? this.words.translate<string>('patients.timeline.today') : dayText(day),
      weekday: weekdayText(day).split(' ')[0],
    }));
  });

  private lineOf(row: AccessLineDto) {
    const [first, last] = [this.clock.time(row.firstAt), this.clock.time(row.lastAt)];
    return {
      row,
      key: `${row.day} ${row.person?.id} ${row.person?.role} ${row.action}`,
      who: row.person
        ? (row.person.name ?? `#${row.person.id}`)
        : this.words.translate<string>('patients.access-log.system'),
      role: this.says.role(row.person?.role ?? null),
      record: this.says.record(row),
      act: this.says.act(row),
      when: first === last ? first : this.words.translate<string>('patients.access-log.fromTo', { first, last }),
    };
  }
}
