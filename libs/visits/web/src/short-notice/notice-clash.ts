import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { dayText, type Merged } from '@cuspid/platform/web';
import { SaveClash, type ClashRow } from '@cuspid/ui';
import { ClinicPeople } from '../calendar/clinic-people';
import { daysIn, type NoticeModel } from './notice-model';
import { NoticeWords } from './notice-words';

const LABELS: Record<keyof NoticeModel, string> = {
  type: 'visits.fact.type',
  minutes: 'visits.book.minutes',
  providerId: 'visits.book.provider',
  weekdays: 'visits.notice.canCome',
  fromClock: 'visits.notice.fromClock',
  toClock: 'visits.notice.toClock',
  untilDay: 'visits.notice.until',
  note: 'visits.fact.notes',
};

/** Somebody changed the entry meanwhile: theirs and mine in the words of the form. */
@Component({
  selector: 'cd-notice-clash',
  imports: [SaveClash],
  host: { class: 'block' },
  template: `<cd-save-clash [rows]="rows()" [taken]="taken()" (kept)="keep($event.key, $event.theirs)" />`,
})
export class NoticeClash {
  readonly merged = input.required<Merged<NoticeModel>>();
  /** What the form holds now. */
  readonly model = input.required<NoticeModel>();
  readonly kept = output<{ key: keyof NoticeModel; theirs: boolean }>();

  private readonly words = inject(TranslocoService);
  private readonly notice = inject(NoticeWords);
  private readonly people = inject(ClinicPeople);
  protected readonly rows = computed(() =>
    this.merged().clashes.map(({ key, theirs, mine }): ClashRow => ({
      key,
      label: this.words.translate(LABELS[key]),
      theirs: this.text(key, theirs),
      mine: this.text(key, mine),
      kept: this.model()[key] === theirs ? 'theirs' : 'mine',
    })),
  );
  protected readonly taken = computed(() =>
    this.merged()
      .taken.map((key) => this.words.translate(LABELS[key]))
      .join(', '),
  );

  protected keep(name: string, theirs: boolean): void {
    const key = this.merged().clashes.find((clash) => clash.key === name)?.key;
    if (key) this.kept.emit({ key, theirs });
  }

  private text(key: keyof NoticeModel, value: string): string {
    if (key === 'providerId') {
      return this.people.treating().find(({ id }) => String(id) === value)?.name ?? this.notice.say('anybody');
    }
    if (key === 'weekdays')
      return daysIn(value)
        .map((day) => this.notice.say(`short.${day}`))
        .join(', ');
    if (key === 'minutes') return this.words.translate('ui.minutes', { minutes: value });
    if (key === 'untilDay') return dayText(value);
    return value || this.notice.say('nothing');
  }
}
