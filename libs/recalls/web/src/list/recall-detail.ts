import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCalendarPlus, LucideClock, LucidePhone, LucidePhoneOff, LucideX } from '@lucide/angular';
import { dayAfter } from '@cuspid/platform/contracts';
import {
  CHANNELS,
  OUTCOMES,
  RECALL,
  type Channel,
  type Outcome,
  type PatientRecallsDto,
  type RecallDto,
  type RecordAttemptDto,
  type SetRecallPreferenceDto,
} from '@cuspid/recalls/contracts';
import { ClinicClock, dayText, KeyCap, phoneText, Session } from '@cuspid/platform/web';
import { ErrorPanel, Segmented } from '@cuspid/ui';
import { nameOf, RecallWords, telOf } from '../recall-words';
import { RecallChoice } from './recall-choice';
import { RecallHistory } from './recall-history';

/** What can be pressed after a call, in the order of the keys. */
const PRESSED = OUTCOMES.filter((outcome) => outcome !== 'PUT_OFF');

/** One recall beside the list: whom to call and how, what came of it, and every try so far. */
@Component({
  selector: 'cd-recall-detail',
  imports: [
    ErrorPanel,
    KeyCap,
    LucideCalendarPlus,
    LucideClock,
    LucidePhone,
    LucidePhoneOff,
    LucideX,
    RecallChoice,
    RecallHistory,
    RouterLink,
    Segmented,
    TranslocoPipe,
  ],
  templateUrl: './recall-detail.html',
})
export class RecallDetail {
  readonly recall = input.required<RecallDto>();
  /** Everything of the patient; null while it is read. */
  readonly patient = input.required<PatientRecallsDto | null>();
  readonly failed = input(false);
  readonly mayWork = input(false);
  readonly mayBook = input(false);
  readonly isBusy = input(false);
  readonly called = output<void>();
  readonly recorded = output<RecordAttemptDto>();
  readonly bookAsked = output<void>();
  readonly undone = output<void>();
  readonly preferred = output<SetRecallPreferenceDto>();
  readonly retried = output<void>();
  readonly closed = output<void>();

  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  protected readonly words = inject(RecallWords);
  private readonly dayBox = viewChild<ElementRef<HTMLInputElement>>('day');

  protected readonly outcomes = PRESSED;
  protected readonly noteMax = RECALL.noteMax;
  protected readonly channels = CHANNELS.map((value) => ({ value, label: this.words.say(`channel.${value}`) }));
  protected readonly channel = signal<Channel>('PHONE');
  protected readonly note = signal('');
  /** A day is being chosen: for a later call, or to put it off. */
  protected readonly dating = signal<'LATER' | 'PUT_OFF' | null>(null);

  protected readonly name = computed(() => nameOf(this.recall()));
  protected readonly isMine = computed(() => this.recall().claim?.by.id === this.session.user()?.id);
  protected readonly calling = computed(() => this.words.calling(this.recall()));
  /** Somebody else is calling: nothing to press until they are done. */
  protected readonly isTheirs = computed(() => this.calling() !== null && !this.isMine());
  protected readonly isOpen = computed(() => ['due', 'later', 'closed'].includes(this.recall().state));
  protected readonly canAct = computed(() => this.mayWork() && this.isOpen() && !this.isTheirs());
  protected readonly phones = computed(() => {
    const { phone, otherPhone, guardianName, guardianPhone } = this.recall().patient;
    return [
      { of: null, phone },
      { of: null, phone: otherPhone },
      { of: guardianName, phone: guardianPhone },
    ].flatMap(({ of, phone: number }) => (number ? [{ of, text: phoneText(number), href: telOf(number) }] : []));
  });
  protected readonly tomorrow = computed(() => dayAfter(this.clock.today(), 1));
  protected readonly inAMonth = computed(() => dayAfter(this.clock.today(), 30));
  protected readonly last = computed(() => dayAfter(this.clock.today(), RECALL.aheadDays));
  protected readonly silentSince = computed(() => {
    const preference = this.patient()?.preference;
    if (!preference?.doNotContact || !preference.since) return null;
    return { day: dayText(this.clock.today(preference.since)), name: preference.by?.name ?? '' };
  });
  protected readonly dayText = dayText;

  constructor() {
    // Another patient begins with an empty form.
    const id = computed(() => this.recall().id);
    effect(() => {
      if (id()) untracked(() => this.clear());
    });
  }

  /** Key 1 to 6. */
  press(number: number): void {
    const outcome = PRESSED[number - 1];
    if (outcome) this.take(outcome);
  }

  askPutOff(): void {
    if (this.canAct()) this.ask('PUT_OFF');
  }

  protected take(outcome: Outcome): void {
    if (!this.canAct() || this.isBusy()) return;
    if (outcome === 'LATER') this.ask('LATER');
    else this.send(outcome, null);
  }

  protected date(day: string): void {
    const outcome = this.dating();
    if (outcome && day) this.send(outcome, day);
  }

  protected setChannel(channel: string | null): void {
    this.channel.set(CHANNELS.find((one) => one === channel) ?? 'PHONE');
  }

  protected leave(): void {
    this.dating.set(null);
  }

  private ask(outcome: 'LATER' | 'PUT_OFF'): void {
    this.dating.set(outcome);
    requestAnimationFrame(() => this.dayBox()?.nativeElement.focus());
  }

  private send(outcome: Outcome, nextOn: string | null): void {
    const note = this.note().trim() || null;
    this.recorded.emit({ outcome, channel: outcome === 'PUT_OFF' ? null : this.channel(), nextOn, note });
    this.clear();
  }

  private clear(): void {
    this.note.set('');
    this.channel.set('PHONE');
    this.dating.set(null);
  }
}
