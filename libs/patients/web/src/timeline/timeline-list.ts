import { Component, computed, ElementRef, inject, input, output, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TimelineEntryDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, Hotkeys, weekdayText } from '@cuspid/platform/web';
import { EntryIcon } from './entry-icon';
import { EntryWords } from './entry-words';
import { byDay } from './timeline-days';

/** What happened, day by day, newest first. J and K walk the entries, Enter opens one. */
@Component({
  selector: 'cd-timeline-list',
  imports: [EntryIcon, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @for (day of days(); track day.day) {
      <section class="timeline-day" [attr.aria-label]="day.heading">
        <h2 class="timeline-heading">
          {{ day.heading }} <span class="text-ink-3 font-normal">{{ day.weekday }}</span>
        </h2>
        <ol class="timeline-entries" [attr.aria-busy]="isStale()" [class.opacity-60]="isStale()">
          @for (line of day.rows; track line.entry.key) {
            <li>
              @if (line.address) {
                <a #row class="timeline-row" [routerLink]="line.address" [queryParams]="line.query">
                  <time class="timeline-time" [attr.datetime]="line.entry.at">{{ line.time }}</time>
                  <cd-entry-icon [kind]="line.entry.kind" [isMerge]="line.isMerge" />
                  <span class="timeline-text"
                    ><b class="font-medium">{{ line.title }}</b> <span class="text-ink-2">{{ line.about }}</span></span
                  >
                  <span class="timeline-by">{{ line.by }}</span>
                </a>
              } @else {
                <div #row class="timeline-row" tabindex="-1">
                  <time class="timeline-time" [attr.datetime]="line.entry.at">{{ line.time }}</time>
                  <cd-entry-icon [kind]="line.entry.kind" />
                  <span class="timeline-text"
                    ><b class="font-medium">{{ line.title }}</b> <span class="text-ink-2">{{ line.about }}</span></span
                  >
                  <span class="timeline-by">{{ line.by }}</span>
                </div>
              }
            </li>
          }
        </ol>
      </section>
    }
    @if (hasMore()) {
      <p class="px-(--gutter) py-3 no-print">
        <button type="button" class="btn btn-small" [disabled]="isReadingMore()" (click)="more.emit()">
          {{ (isReadingMore() ? 'ui.loading' : 'patients.timeline.older') | transloco }}
        </button>
      </p>
    } @else {
      <p class="px-(--gutter) py-3 text-small text-ink-3">{{ 'patients.timeline.end' | transloco }}</p>
    }
  `,
})
export class TimelineList {
  readonly patientId = input.required<number>();
  readonly entries = input.required<readonly TimelineEntryDto[]>();
  readonly isStale = input(false);
  readonly hasMore = input(false);
  readonly isReadingMore = input(false);
  readonly more = output();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly says = inject(EntryWords);
  private readonly rows = viewChildren<ElementRef<HTMLElement>>('row');

  protected readonly days = computed(() => {
    const today = this.clock.today();
    return byDay(
      this.entries().map((entry) => this.lineOf(entry)),
      ({ entry }) => this.clock.today(entry.at),
    ).map(({ day, rows }) => ({
      day,
      rows,
      heading: day === today ? this.words.translate<string>('patients.timeline.today') : dayText(day),
      weekday: weekdayText(day).split(' ')[0],
    }));
  });

  constructor() {
    const group = this.words.translate('patients.timeline.title');
    const say = (key: string) => this.words.translate(`patients.timeline.keys.${key}`);
    inject(Hotkeys).bind([
      { keys: 'j', label: say('next'), group, run: () => this.walk(1) },
      { keys: 'k', label: say('previous'), group, run: () => this.walk(-1) },
    ]);
  }

  private lineOf(entry: TimelineEntryDto) {
    const [address, query] = this.placeOf(entry);
    return {
      entry,
      address,
      query,
      time: this.clock.time(entry.at),
      title: this.says.title(entry),
      about: this.says.about(entry),
      by: entry.by?.name ?? '',
      isMerge: entry.what.endsWith('merged'),
    };
  }

  private placeOf({ link }: TimelineEntryDto): [(string | number)[] | null, Record<string, string> | null] {
    if (link?.to === 'chart') {
      const day = link.day && link.day < this.clock.today() ? link.day : null;
      return [['/patients', this.patientId(), 'chart'], day ? { asOf: day } : null];
    }
    if (link?.to === 'perio' || link?.to === 'orthodontics') {
      return [['/patients', this.patientId(), 'chart', link.to], link.id ? { exam: String(link.id) } : null];
    }
    if (link && isTab(link.to)) {
      return [['/patients', this.patientId(), link.to], link.id ? { [link.to]: String(link.id) } : null];
    }
    if (link?.to === 'queue') return [['/queue'], null];
    return link ? [['/patients', this.patientId()], null] : [null, null];
  }

  private walk(step: number): void {
    const rows = this.rows().map(({ nativeElement }) => nativeElement);
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.focus();
    if (next === rows.length - 1 && this.hasMore()) this.more.emit();
  }
}

/** Tabs of the record that open what the entry is about by its number: `/patients/7/documents?documents=12`. */
const OWN_TABS = ['history', 'documents', 'diagnosis', 'plan', 'payments', 'materials'] as const;
const isTab = (to: string): to is (typeof OWN_TABS)[number] => OWN_TABS.some((tab) => tab === to);
