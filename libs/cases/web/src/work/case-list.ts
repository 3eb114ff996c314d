import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';
import { briefName, CaseWords } from '../case-words';
import type { WorkGroup, WorkItem } from './work-items';

/** What waits, in groups; a row is what, whose and since when. */
@Component({
  selector: 'cd-case-list',
  imports: [Avatar, TranslocoPipe],
  host: { class: 'case-list' },
  template: `
    <div class="flex-1 min-h-0 overflow-y-auto">
      <ng-content select="[head]" />
      @for (group of groups(); track group.key) {
        <section [attr.aria-labelledby]="'cd-cases-' + group.key">
          <h2 class="case-group" [id]="'cd-cases-' + group.key">
            {{ 'cases.group.' + group.key | transloco }}
            <span class="text-ink-3 font-normal tabular"
              >{{ total() ?? group.items.length }}{{ group.goesOn ? '+' : '' }}</span
            >
          </h2>
          <ul>
            @for (item of group.items; track item.key) {
              <li>
                <button
                  type="button"
                  class="case-row"
                  [attr.aria-current]="item.key === chosen()"
                  [attr.data-item]="item.key"
                  (click)="picked.emit(item.key)"
                >
                  <cd-avatar [name]="item.about.student.name" />
                  <span class="min-w-0">
                    <span class="block truncate font-semibold">{{ title(item) }}</span>
                    <span class="block truncate text-small text-ink-2">{{ whose(item) }}</span>
                  </span>
                  <span
                    class="case-when"
                    [class.case-when-late]="isLate(item)"
                    [class.case-when-now]="item.what === 'chair' && item.row.check"
                    >{{ when(item) }}</span
                  >
                </button>
              </li>
            }
          </ul>
          @if (group.goesOn && hasMore()) {
            <button
              type="button"
              class="btn mx-4 my-2"
              [attr.data-more]="group.key"
              [disabled]="isReadingMore()"
              (click)="more.emit()"
            >
              {{ 'cases.more' | transloco }}
            </button>
          } @else if (group.goesOn) {
            <p class="px-4 py-2 text-small text-ink-2">
              {{ 'cases.moreNot' | transloco: { count: group.items.length } }}
            </p>
          }
        </section>
      }
    </div>
    <ng-content />
  `,
})
export class CaseList {
  readonly groups = input.required<readonly WorkGroup[]>();
  readonly chosen = input.required<string | null>();
  /** How many there are of a list that goes on. */
  readonly total = input<number | null>(null);
  /** Whether lists that go on can be told further, and whether that is under way. */
  readonly hasMore = input(false);
  readonly isReadingMore = input(false);
  readonly more = output();
  readonly picked = output<string>();

  private readonly words = inject(CaseWords);
  private readonly clock = inject(ClinicClock);

  protected title(item: WorkItem): string {
    if (item.what === 'chair') {
      const check = item.row.check ? `check.${item.row.check}` : 'check.none';
      return [this.words.say(check), item.row.chair].filter(Boolean).join(', ');
    }
    if (item.what === 'submission') return this.words.work(item.row);
    if (item.what === 'task') {
      return item.row.isReturned ? this.words.say('returnedTask', { title: item.row.title }) : item.row.title;
    }
    if (item.what === 'offer') return this.words.say('offer');
    return item.row.title ?? this.words.say('untitled');
  }

  /** "N. Jayasuriya · S. Kariyawasam". */
  protected whose({ about: { patient, student } }: WorkItem): string {
    return `${briefName(`${patient.firstName} ${patient.lastName}`)} · ${briefName(student.name)}`;
  }

  protected when(item: WorkItem): string {
    if (item.what === 'chair')
      return item.row.check ? this.words.since(item.row.since) : this.clock.time(item.row.since);
    if (item.what === 'task') return this.words.due(item.row) || this.words.since(item.row.since);
    if (item.what === 'case') return this.words.say(item.row.isRemoved ? 'removed' : `state.${item.row.state}`);
    return this.words.since(item.row.since);
  }

  protected isLate(item: WorkItem): boolean {
    if (item.what === 'task') return item.row.isOverdue;
    return item.what === 'case' && item.row.overdueCount > 0 && item.row.state === 'ASSIGNED';
  }
}
