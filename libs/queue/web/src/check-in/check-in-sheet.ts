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
import { form, FormField, maxLength } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { AlertsDto, PatientDto } from '@cuspid/patients/contracts';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import { Router } from '@angular/router';
import { PRIORITIES, QUEUE } from '@cuspid/queue/contracts';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import { idempotencyKey, problemOf, save } from '@cuspid/platform/web';
import { AlertBanner, Field, Segmented, Sheet, TextInput } from '@cuspid/ui';
import { Board } from '../board/board';
import { LANES, shortName } from '../board/lanes';
import { QueueApi } from '../queue-api';
import { bannerOf } from './banner';
import { TreatingStaff } from './treating-staff';

/** Checks a patient in: find, then Enter. Provider, urgency and reason are there for who has a moment more. */
@Component({
  selector: 'cd-check-in-sheet',
  imports: [
    AlertBanner,
    Field,
    FormField,
    LucideCircleAlert,
    PatientPicker,
    Segmented,
    Sheet,
    TextInput,
    TranslocoPipe,
  ],
  providers: [TreatingStaff],
  templateUrl: './check-in-sheet.html',
})
export class CheckInSheet {
  /** Whom to check in, when it is known already. */
  readonly patientId = input<string | null>(null);
  readonly checkedIn = output<QueueEntryDto>();
  /** The patient is in the queue already, on this card. */
  readonly found = output<number>();
  /** Somebody wants to go to that card. */
  readonly shown = output<number>();
  readonly closed = output<void>();

  private readonly api = inject(QueueApi);
  private readonly board = inject(Board);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly staff = inject(TreatingStaff);
  private readonly picker = viewChild.required(PatientPicker);
  private readonly reason = viewChild.required<ElementRef<HTMLInputElement>>('reason');
  private attempt = { body: '', key: '' };

  private readonly known = httpResource<PatientDto>(() =>
    this.patientId() ? `/api/patients/${this.patientId()}` : undefined,
  );
  protected readonly patient = linkedSignal<PickedPatient | null>(() =>
    this.known.hasValue() ? this.known.value() : null,
  );
  private readonly alerts = httpResource<AlertsDto>(() => {
    const patient = this.patient();
    return patient ? `/api/patients/${patient.id}/alerts` : undefined;
  });
  protected readonly banner = computed(() => (this.alerts.hasValue() ? bannerOf(this.alerts.value()) : null));
  /** The desk hears that whoever treats should ask again. */
  protected readonly isDue = computed(() => this.alerts.hasValue() && this.alerts.value().isDue);
  protected readonly note = computed(() => {
    if (this.isDue()) return this.words.translate('queue.askAgain');
    return this.banner()?.state === 'none' ? this.words.translate('queue.checkIn.noAllergies') : null;
  });
  protected readonly alertsFailed = computed(() => this.alerts.error() !== undefined);

  protected readonly priorities = PRIORITIES.map((value) => ({
    value,
    label: this.words.translate(`queue.priority.${value}`),
  })).reverse();
  protected readonly model = signal({ providerId: '', priority: 'NORMAL', procedure: '', notes: '' });
  protected readonly form = form(this.model, (path) => {
    maxLength(path.procedure, QUEUE.procedureMax);
    maxLength(path.notes, QUEUE.notesMax);
  });
  protected readonly missing = signal(false);
  /** Where the patient is already: the card, and the sentence. */
  protected readonly already = signal<{ id: number | null; text: string } | null>(null);

  constructor() {
    // The field that had the focus makes way for the patient's name: Enter must not fall through to the board.
    effect(() => {
      if (this.known.hasValue()) untracked(() => this.reason().nativeElement.focus());
    });
    // Who treats the patient is who they most likely come for; still a choice of the desk's.
    effect(() => {
      const team = this.patient()?.careTeam ?? [];
      const own = team.find((member) => this.staff.all().some((person) => person.id === member.id));
      const chosen = own ? String(own.id) : '';
      untracked(() => this.model.update((model) => ({ ...model, providerId: chosen })));
    });
  }

  protected choose(patient: PickedPatient | null): void {
    this.patient.set(patient);
    this.missing.set(false);
    this.already.set(null);
    if (patient) this.reason().nativeElement.focus();
  }

  /** Nobody is called so: they are registered first. */
  protected register(name: string): void {
    void this.router.navigate(['/patients'], { queryParams: { new: name, then: 'checkIn' } });
  }

  protected async submit(): Promise<void> {
    const patient = this.patient();
    this.missing.set(!patient);
    this.already.set(null);
    if (!patient) return this.picker().focus();
    let entry: QueueEntryDto | null = null;
    const saved = await save(
      this.form,
      async () => (entry = await this.checkIn(patient)),
      this.words.translate('queue.checkIn.failed'),
    );
    if (saved && entry) this.checkedIn.emit(entry);
  }

  private async checkIn(patient: PickedPatient): Promise<QueueEntryDto | null> {
    const { providerId, priority, procedure, notes } = this.model();
    const what = {
      patientId: patient.id,
      providerId: Number(providerId) || null,
      priority: PRIORITIES.find((one) => one === priority) ?? 'NORMAL',
      procedure: procedure.trim() || null,
      notes: notes.trim() || null,
    };
    try {
      return await this.api.checkIn(what, this.keyFor(JSON.stringify(what)));
    } catch (error) {
      if (problemOf(error).code !== 'already-in-queue') throw error;
      this.tellWhere(patient);
      return null;
    }
  }

  /** The same request again (no answer came the first time) has the same key; another one has another. */
  private keyFor(body: string): string {
    if (this.attempt.body !== body) this.attempt = { body, key: idempotencyKey() };
    return this.attempt.key;
  }

  private tellWhere(patient: PickedPatient): void {
    const entry = this.board.entries().find((one) => one.patient.id === patient.id && one.status !== 'COMPLETED');
    if (entry) this.found.emit(entry.id);
    else this.board.reload();
    const dial = LANES.find((lane) => lane.status === entry?.status)?.dial;
    const who = shortName(patient);
    const text = entry
      ? this.words.translate('queue.checkIn.already', {
          who,
          ticket: entry.ticket,
          stage: this.words.translate(`ui.status.${dial}`),
        })
      : this.words.translate('queue.checkIn.alreadySomewhere', { who });
    this.already.set({ id: entry?.id ?? null, text });
  }
}
