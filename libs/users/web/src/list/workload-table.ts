import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TieName, WorkloadDto } from '@cuspid/users/contracts';
import { Avatar, EmptyState } from '@cuspid/ui';

const COLUMNS = [
  'care-team-places',
  'visits-ahead',
  'queue-entries-open',
  'care-team-requests',
] as const satisfies readonly TieName[];

/** What clinicians and students carry at the moment, who has most first: whom to give the next patient. */
@Component({
  selector: 'cd-workload-table',
  imports: [Avatar, EmptyState, RouterLink, TranslocoPipe],
  host: { class: 'table-scroll block' },
  template: `
    @if (lines().length > 0) {
      <table class="table tabular">
        <thead>
          <tr>
            <th scope="col">{{ 'users.carries.person' | transloco }}</th>
            <th scope="col">{{ 'users.column.role' | transloco }}</th>
            @for (column of columns; track column) {
              <th scope="col" class="number">{{ 'users.carries.' + column | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.person.id) {
            <tr class="relative">
              <td class="max-w-[260px] truncate">
                <span class="inline-flex items-center gap-2 max-w-full">
                  <cd-avatar size="small" [name]="line.person.name" />
                  <a
                    class="truncate font-medium text-ink no-underline after:absolute after:inset-0"
                    [routerLink]="[]"
                    [queryParams]="{ id: line.person.id, new: null }"
                    queryParamsHandling="merge"
                    >{{ line.person.name }}</a
                  >
                </span>
              </td>
              <td class="text-ink-2">{{ 'roles.' + line.person.role | transloco }}</td>
              @for (count of line.counts; track $index) {
                <td class="number" [class.text-ink-3]="count === 0">{{ count }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
      @if (lines().length === 100) {
        <p class="px-(--gutter) py-3 text-small text-ink-3">{{ 'users.carries.most' | transloco }}</p>
      }
    } @else {
      <cd-empty [text]="'users.carries.none' | transloco" />
    }
  `,
})
export class WorkloadTable {
  readonly people = input.required<readonly WorkloadDto[]>();

  protected readonly columns = COLUMNS;
  protected readonly lines = computed(() =>
    this.people().map((person) => ({
      person,
      counts: COLUMNS.map((column) => person.ties.find(({ name }) => name === column)?.count ?? 0),
    })),
  );
}
