import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { AlertsDto, PatientDto } from '@cuspid/patients/contracts';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import type { BookVisitDto, OpeningDto, VisitDetailDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, Hotkeys, idempotencyKey, LiveEvents, problemOf, save, Session } from '@cuspid/platform/web';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { ClinicPeople } from '../calendar/clinic-people';
import { VisitActs } from '../visit-acts';
import { VisitsApi } from '../visits-api';
import { BookingDraft, BookingModel, NOTHING_ASKED } from './booking-draft';
import { refusalOf, Refusal } from './clash-words';
import { Openings } from './openings';
import { RefusalNote } from './refusal-note';

/** Books a visit beside the book: who, then Enter; the slot, the length and the dentist are there from where one came. */
@Component({
  selector: 'cd-booking-sheet',
  imports: [Field, FormField, LucideCircleAlert, Openings, PatientPicker, RefusalNote, Sheet, TextInput, TranslocoPipe],
  templateUrl: './booking-sheet.html',
})
export class BookingSheet {
  /** Whom to book for, when it is known already. */
  readonly patientId = input<number | null>(null);
  readonly day = input.required<string>();
  readonly closed = output<void>();
  readonly booked = output<VisitDetailDto>();

  private readonly api = inject(VisitsApi);
  private readonly acts = inject(VisitActs);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly router = inject(Router);
  private readonly draft = inject(BookingDraft);
  private readonly live = inject(LiveEvents);
  protected readonly people = inject(ClinicPeople);
  private readonly box = viewChild.required(PatientPicker);
  private readonly kind = viewChild.required<ElementRef<HTMLInputElement>>('kind');
  private attempt = { body: '', key: '' };

  private readonly known = httpResource<PatientDto>(() => {
    const id = this.patientId();
    return id ? `/api/patients/${id}` : undefined;
  });
  protected readonly patient = linkedSignal<PickedPatient | null>(() =>
    this.known.hasValue() ? this.known.value() : null,
  );
  private readonly alerts = httpResource<AlertsDto>(() => {
    const patient = this.patient();
    return patient ? `/api/patients/${patient.id}/alerts` : undefined;
  });
  protected readonly dangers = computed(() => {
    const items = this.alerts.hasValue() ? this.alerts.value().items : [];
    return items.filter(({ severity }) => severity === 'DANGER').map(({ label }) => label);
  });
  protected readonly isOffline = computed(() => this.live.state() === 'offline');

  protected readonly model = signal<BookingModel>(NOTHING_ASKED);
  protected readonly form = form(this.model, (path) => {
    required(path.day);
    required(path.time);
    pattern(path.time, /^([01]\d|2[0-3]):[0-5][05]$/, { message: this.say('onFives') });
    required(path.minutes);
    maxLength(path.type, VISIT.typeMax);
    maxLength(path.notes, VISIT.notesMax);
    maxLength(path.overbookReason, VISIT.reasonMax);
  });
  protected readonly lengths = computed(() => {
    const usual = [10, 15, 20, 30, 45, 60, 75, 90, 120, Number(this.model().minutes)];
    return [...new Set(usual)].filter((one) => one > 0).sort((a, b) => a - b);
  });
  protected readonly missing = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  /** Whose openings are looked for; null: anybody's. */
  protected readonly asked = signal<number | null>(null);
  /** The time is the soonest opening, not one that somebody chose. */
  protected readonly isProposed = signal(false);
  protected readonly place = computed(() => `${this.model().day}T${this.model().time}`);
  /** Free times are looked for. */
  protected readonly isFinding = signal(false);

  constructor() {
    effect(() => {
      const slot = this.draft.slot();
      const day = this.day();
      untracked(() => this.begin({ day, ...slot }));
    });
    // The field that had the focus makes way for the patient's name.
    effect(() => {
      if (this.known.hasValue()) untracked(() => setTimeout(() => this.kind().nativeElement.focus()));
    });
    // The kinds of visit may come after the sheet.
    effect(() => {
      const first = this.people.types()[0]?.name;
      untracked(() => {
        if (!first || this.model().type) return;
        this.model.update((model) => ({ ...model, type: first }));
        this.typed();
      });
    });
    inject(Hotkeys).bind([
      { keys: 'ctrl+enter', label: this.say('action'), group: this.say('title'), run: () => void this.submit() },
    ]);
  }

  protected choose(patient: PickedPatient | null): void {
    this.patient.set(patient);
    this.missing.set(false);
    this.refusal.set(null);
    if (!patient) return;
    // Who treats the patient is who they most likely come for; still a choice of the desk's.
    const own = patient.careTeam?.find(({ id }) => this.people.treating().some((person) => person.id === id));
    if (own && this.isProposed()) this.asked.set(own.id);
    setTimeout(() => this.kind().nativeElement.focus());
  }

  /** The kind of visit brings its usual length. */
  protected typed(): void {
    const kind = this.people.types().find(({ name }) => name === this.model().type);
    if (kind) this.model.update((model) => ({ ...model, minutes: String(kind.minutes) }));
  }

  /** The soonest opening is proposed until somebody chooses a time of their own. */
  protected propose(opening: OpeningDto): void {
    if (this.isProposed()) this.put(opening);
  }

  protected take(opening: OpeningDto): void {
    this.put(opening);
    this.isProposed.set(false);
    this.isFinding.set(false);
  }

  protected choosePerson(id: string): void {
    this.asked.set(Number(id) || null);
  }

  /** A time as people type it: 9, 930, 9.30. */
  protected timed(typed: string): void {
    const time = clockOf(typed);
    this.isProposed.set(false);
    if (time) this.model.update((model) => ({ ...model, time }));
  }

  protected dated(day: string): void {
    this.model.update((model) => ({ ...model, day }));
  }

  /** Somebody new: registered first, then back to this slot. */
  protected register(name: string): void {
    this.draft.want(this.model());
    void this.router.navigate(['/patients'], { queryParams: { new: name } });
  }

  protected async submit(): Promise<void> {
    const patient = this.patient();
    this.missing.set(!patient);
    if (!patient) return this.box().focus();
    if (this.isOffline() || this.form().submitting()) return;
    let visit: VisitDetailDto | null = null;
    const saved = await save(this.form, async () => (visit = await this.book(patient)), this.say('failed'));
    if (!saved || !visit) return;
    this.draft.want(null);
    this.acts.booked(visit);
    this.booked.emit(visit);
  }

  private put({ startsAt, providerId, chairId }: OpeningDto): void {
    const [day, time] = [this.clock.today(startsAt), this.clock.time(startsAt)];
    const who = { providerId: String(providerId), chairId: String(chairId ?? '') };
    this.model.update((model) => ({ ...model, day, time, ...who }));
    this.refusal.set(null);
  }

  private begin(slot: Partial<BookingModel>): void {
    const time = slot.time ?? '';
    this.model.set({ ...NOTHING_ASKED, type: this.people.types()[0]?.name ?? '', ...slot, time });
    this.refusal.set(null);
    this.asked.set(Number(slot.providerId) || null);
    this.isFinding.set(time === '');
    this.isProposed.set(time === '');
    if (!slot.minutes) this.typed();
  }

  private async book(patient: PickedPatient): Promise<VisitDetailDto | null> {
    const { day, time, minutes, providerId, chairId, type, notes, overbookReason } = this.model();
    const what: BookVisitDto = {
      patientId: patient.id,
      localStart: `${day}T${time}`,
      minutes: Number(minutes),
      providerId: Number(providerId) || null,
      chairId: Number(chairId) || null,
      ...(type.trim() && { type: type.trim() }),
      notes: notes.trim() || null,
      overbookReason: this.refusal()?.canOverbook ? overbookReason.trim() || null : null,
    };
    try {
      return await this.api.book(what, this.keyFor(JSON.stringify(what)));
    } catch (error) {
      const refusal = refusalOf(problemOf(error), this.session.can('visit.overbook'));
      if (!refusal) throw error;
      this.refusal.set(refusal);
      return null;
    }
  }

  /** The same request again (no answer came the first time) has the same key; another one has another. */
  private keyFor(body: string): string {
    if (this.attempt.body !== body) this.attempt = { body, key: idempotencyKey() };
    return this.attempt.key;
  }

  private say(key: string): string {
    return this.words.translate(`visits.book.${key}`);
  }
}

/** "09:30" of what somebody typed, or null. */
export function clockOf(typed: string): string | null {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}
