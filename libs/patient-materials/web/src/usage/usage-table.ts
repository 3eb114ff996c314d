import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { MaterialUsageDto } from '@cuspid/patient-materials/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { UsageWords } from './usage-words';

/** What was used on a patient, the last first. */
@Component({
  selector: 'cd-usage-table',
  imports: [LucideTriangleAlert, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <table class="table tabular" [attr.aria-label]="'patients.materials' | transloco">
      <thead>
        <tr>
          <th scope="col">{{ 'usage.column.item' | transloco }}</th>
          <th scope="col">{{ 'usage.column.lot' | transloco }}</th>
          <th scope="col" class="usage-wide">{{ 'usage.column.expires' | transloco }}</th>
          <th scope="col" class="number">{{ 'usage.column.amount' | transloco }}</th>
          <th scope="col">{{ 'usage.column.used' | transloco }}</th>
          <th scope="col" class="usage-wide">{{ 'usage.column.visit' | transloco }}</th>
          <th scope="col">{{ 'usage.column.by' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.id) {
          <tr [class.selected]="line.id === chosenId()" (click)="chosen.emit(line.id)">
            <td class="max-w-[300px]">
              <span class="flex items-center gap-2">
                <button
                  type="button"
                  class="truncate font-medium text-left"
                  [attr.data-usage]="line.id"
                  [attr.aria-current]="line.id === chosenId() ? 'true' : null"
                >
                  {{ line.item }}
                </button>
                @if (line.reason) {
                  <svg
                    lucideTriangleAlert
                    [size]="14"
                    class="text-red"
                    role="img"
                    [attr.aria-label]="'usage.inSpite' | transloco"
                  ></svg>
                }
              </span>
              @if (line.purpose) {
                <span class="block truncate text-small text-ink-3">{{ line.purpose }}</span>
              }
            </td>
            <td>{{ line.lot }}</td>
            <td class="usage-wide">{{ line.expires }}</td>
            <td class="number">{{ line.amount }}</td>
            <td>{{ line.used }}</td>
            <td class="usage-wide">{{ line.visit }}</td>
            <td class="max-w-[180px] truncate">{{ line.by }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class UsageTable {
  readonly usages = input.required<readonly MaterialUsageDto[]>();
  readonly chosenId = input<number | null>(null);
  readonly chosen = output<number>();

  private readonly words = inject(UsageWords);
  private readonly clock = inject(ClinicClock);
  protected readonly lines = computed(() =>
    this.usages().map(({ id, item, lot, quantity, usedAt, visit, purpose, createdBy, allergyReason }) => ({
      ...{ id, purpose, reason: allergyReason, item: item.name, by: createdBy.name },
      lot: lot.number ?? this.words.say('noLot'),
      expires: lot.expiresOn ? dayText(lot.expiresOn) : '–',
      amount: this.words.amount(quantity, item.unit),
      used: this.words.when(usedAt),
      visit: visit ? dayText(this.clock.today(visit.startsAt)) : '–',
    })),
  );
}
