import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDynamicIcon, LucideMail } from '@lucide/angular';
import type { LetterDto, VisitLettersDto } from '@cuspid/letters/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads, Session, weekdayText } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { LETTER_MARKS } from '../letter-marks';
import { LettersApi } from '../letters-api';
import { answerKey } from '../mail-answer';

/** What a patient was written about a visit, and a reminder by hand, or why there can be none. */
@Component({
  selector: 'cd-visit-letters',
  imports: [LucideDynamicIcon, LucideMail, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './visit-letters.html',
})
export class VisitLetters {
  readonly visit = input.required<VisitDto>();

  private readonly api = inject(LettersApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly id = computed(() => this.visit().id);
  protected readonly resource = httpResource<VisitLettersDto>(() => `/api/visits/${this.id()}/letters`);
  /** What was read last stays while it is read again; another visit begins with nothing. */
  protected readonly letters = linkedSignal<
    { id: number; read: VisitLettersDto | null },
    { id: number; read: VisitLettersDto | null }
  >({
    source: () => ({ id: this.id(), read: this.resource.hasValue() ? this.resource.value() : null }),
    computation: (now, before) => (now.read || before?.value.id !== now.id ? now : before.value),
  });
  protected readonly marks = LETTER_MARKS;
  protected readonly isBusy = signal(false);
  protected readonly mayRemind = inject(Session).can('visit.remind');
  /** Of a visit that is over nobody asks why no reminder can be sent. */
  protected readonly refusal = computed(() => {
    const because = this.letters().read?.noReminderBecause;
    return because && because !== 'NOT_BOOKED' && because !== 'PAST' && because !== 'REMINDED' ? because : null;
  });

  constructor() {
    const reread = rereads(this.resource);
    const live = inject(LiveEvents);
    live.on('visits', ({ id }) => (id === undefined || id === untracked(this.id) ? reread() : undefined));
    // Their address, or that they want no letters.
    live.on('patients', ({ patientId }) => {
      if (patientId === undefined || patientId === untracked(this.visit).patient.id) reread();
    });
    effect(() => {
      if (this.visit().version) untracked(reread);
    });
  }

  protected async remind(): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.api.remind(this.id());
      this.toasts.show(this.words.translate('letters.reminded'));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('letters.notReminded'));
    } finally {
      this.isBusy.set(false);
      this.resource.reload();
    }
  }

  /** "Sent 10:42", "Waits, leaves 10:52", "Not sent: the visit was moved". */
  protected stateOf(letter: LetterDto): string {
    const because = letter.withdrawnBecause ?? 'NOT_NEEDED';
    const reason = this.words.translate(`letters.because.${because}`);
    const [at, due] = [this.when(letter.settledAt ?? letter.at), this.when(letter.dueAt ?? letter.at)];
    const key = letter.state === 'WAITING' && letter.attempts ? 'RETRYING' : letter.state;
    return this.words.translate(`letters.told.${key}`, { at, due, reason });
  }

  /** What the mail server said of one that has not gone: in our words where we have some. */
  protected answerOf({ state, lastError }: LetterDto): string {
    const key = lastError && state !== 'SENT' ? answerKey(lastError) : undefined;
    return key ? this.words.translate(`letters.answer.${key}`) : (state !== 'SENT' && lastError) || '';
  }

  /** "10:42", with the day when it is another. */
  private when(instant: string): string {
    const day = this.clock.today(instant);
    return day === this.clock.today() ? this.clock.time(instant) : `${weekdayText(day)} ${this.clock.time(instant)}`;
  }
}
