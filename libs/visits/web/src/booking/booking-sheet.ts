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
import type { OpeningDto, VisitDto, VisitProcedureDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, Hotkeys, LiveEvents, save } from '@cuspid/platform/web';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { ClinicPeople } from '../calendar/clinic-people';
import { Booker } from './booker';
import { BookingDraft, BookingModel, bookingOf, clockOf, NOTHING_ASKED } from './booking-draft';
import { Refusal } from './clash-words';
import { Openings } from './openings';
import { ProcedurePicker } from './procedure-picker';
import { RefusalNote } from './refusal-note';
import { Repeat } from './repeat';
import { RepeatPlan } from './repeat-plan';
import { ShortNoticeButton } from '../short-notice/short-notice-button';

/** Books a visit beside the book: who, then Enter; the slot, the length and the dentist are there from where one came. */
@Component({
  selector: 'cd-booking-sheet',
  imports: [
    Field,
    FormField,
    LucideCircleAlert,
    Openings,
    PatientPicker,
    ProcedurePicker,
    RefusalNote,
    ShortNoticeButton,
    Repeat,
    Sheet,
    TextInput,
    TranslocoPipe,
  ],
  providers: [Booker, RepeatPlan],
  templateUrl: './booking-sheet.html',
})
export class BookingSheet {
  /** Whom to book for, when it is known already. */
  readonly patientId = input<number | null>(null);
  readonly day = input.required<string>();
  readonly closed = output<void>();
  readonly booked = output<VisitDto>();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly router = inject(Router);
  private readonly draft = inject(BookingDraft);
  private readonly live = inject(LiveEvents);
  protected readonly people = inject(ClinicPeople);
  private readonly box = viewChild.required(PatientPicker);
  private readonly kind = viewChild.required<ElementRef<HTMLInputElement>>('kind');
  private readonly booker = inject(Booker);
  protected readonly plan = inject(RepeatPlan);
  protected readonly planned = signal<readonly VisitProcedureDto[]>([]);

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
  /** Dates of a series that are not free wait for a word. */
  protected readonly isUndecided = computed(() => this.plan.isOn() && !this.plan.starts()?.length);
  /** Free times are looked for. */
  protected readonly isFinding = signal(false);

  constructor() {
    effect(() => {
      const slot = this.draft.slot();
      const day = this.day();
      untracked(() => this.begin({ day, ...slot }));
    });
    effect(() => {
      const [patient, model] = [this.patient(), this.model()];
      const { providerId, chairId, minutes, localStart } = bookingOf(patient?.id ?? 0, model, []);
      const first = { providerId: providerId ?? null, chairId: chairId ?? null, minutes, localStart: localStart ?? '' };
      this.plan.of(patient && { patientId: patient.id, ...first });
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
    if (!this.isProposed()) return;
    this.put(opening);
    // That somebody was quicker with the time before stays in words; there is nothing to book over any more.
    this.refusal.update((told) => told && { ...told, canOverbook: false });
  }

  protected take(opening: OpeningDto): void {
    this.put(opening);
    this.refusal.set(null);
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
    if (this.isOffline() || this.form().submitting() || this.isUndecided()) return;
    let visit: VisitDto | null = null;
    const saved = await save(this.form, async () => (visit = await this.book(patient)), this.say('failed'));
    if (!saved || !visit) return;
    this.draft.want(null);
    this.booked.emit(visit);
  }

  private put({ startsAt, providerId, chairId }: OpeningDto): void {
    const [day, time] = [this.clock.today(startsAt), this.clock.time(startsAt)];
    const who = { providerId: String(providerId), chairId: String(chairId ?? '') };
    this.model.update((model) => ({ ...model, day, time, ...who }));
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

  private async book(patient: PickedPatient): Promise<VisitDto | null> {
    const what = bookingOf(patient.id, this.model(), this.planned());
    if (this.plan.isOn()) return (await this.booker.all(what)).visit;
    const overbookReason = this.refusal()?.canOverbook ? this.model().overbookReason.trim() || null : null;
    const { visit, refusal } = await this.booker.one({ ...what, overbookReason });
    this.refusal.set(refusal);
    return visit;
  }

  private say(key: string): string {
    return this.words.translate(`visits.book.${key}`);
  }
}
