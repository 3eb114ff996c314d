import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideX } from '@lucide/angular';
import { dayAfter } from '@cuspid/platform/contracts';
import { CAN_COME, SHORT_NOTICE, VISIT, type CanCome, type ShortNoticeDto } from '@cuspid/visits/contracts';
import { ClinicClock, idempotencyKey, merge, problemOf, save, withField, type Merged } from '@cuspid/platform/web';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import { Field, TextInput } from '@cuspid/ui';
import { ClinicPeople } from '../calendar/clinic-people';
import { NoticeClash } from './notice-clash';
import { changedOf, daysIn, modelOf, turned, wishOf, type NoticeModel } from './notice-model';
import { ShortNoticeApi } from './short-notice-api';

/** Who would come, and for what, as far as it is known already. */
export interface NoticeDraft {
  /** Null while nobody is named: they are found first. */
  patientId: number | null;
  name: string;
  /** The visit they want earlier. */
  visitId: number | undefined;
  type: string;
  minutes: number;
  providerId: number | null;
  /** When what they want earlier is booked. */
  until: string | null;
  /** On the list already: this is changed. */
  entry?: ShortNoticeDto;
}

const USUAL = [10, 15, 20, 30, 45, 60, 75, 90, 120];

/** When somebody could come at short notice: said for the first time, or changed. */
@Component({
  selector: 'cd-short-notice-dialog',
  imports: [Field, FormField, LucideCircleAlert, LucideX, NoticeClash, PatientPicker, TextInput, TranslocoPipe],
  // Escape closes this, and not the sheet it was opened from.
  host: { '(keydown.escape)': '$event.stopPropagation()' },
  templateUrl: './short-notice-dialog.html',
})
export class ShortNoticeDialog {
  readonly draft = input.required<NoticeDraft>();
  readonly closed = output<void>();

  private readonly api = inject(ShortNoticeApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly people = inject(ClinicPeople);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly key = idempotencyKey();
  protected readonly week = CAN_COME;
  protected readonly found = signal<PickedPatient | null>(null);
  protected readonly patientId = computed(() => this.draft().patientId ?? this.found()?.id ?? null);
  /** The entry that is changed, as it was read last. */
  private readonly entry = linkedSignal(() => this.draft().entry);
  protected readonly clash = signal<{ merged: Merged<NoticeModel>; theirs: NoticeModel } | null>(null);
  protected readonly model = linkedSignal<NoticeDraft, NoticeModel>({
    source: this.draft,
    computation: (draft, before) => before?.value ?? this.begun(draft),
  });
  protected readonly days = computed(() => new Set(daysIn(this.model().weekdays)));
  protected readonly form = form(this.model, (path) => {
    required(path.type);
    required(path.untilDay);
    maxLength(path.type, VISIT.typeMax);
    maxLength(path.note, SHORT_NOTICE.noteMax);
  });
  protected readonly lengths = computed(() =>
    [...new Set([...USUAL, Number(this.model().minutes)])].filter((one) => one > 0).sort((a, b) => a - b),
  );

  constructor() {
    afterRenderEffect(() => {
      const dialog = this.dialog().nativeElement;
      if (!dialog.open) dialog.showModal();
    });
  }

  protected turn(day: CanCome): void {
    this.model.update((model) => ({ ...model, weekdays: turned(model.weekdays, day) }));
  }

  /** Days and times are put by hand: what the forms do with such inputs the page's policy of styles refuses. */
  protected put(change: Partial<Record<'fromClock' | 'toClock' | 'untilDay', string>>): void {
    this.model.update((model) => ({ ...model, ...change }));
  }

  protected keep({ key, theirs }: { key: keyof NoticeModel; theirs: boolean }): void {
    const clash = this.clash();
    if (clash) this.model.update((model) => withField(model, key, theirs ? clash.theirs : clash.merged.record));
  }

  protected submit(): Promise<unknown> {
    const entry = this.entry();
    const failed = this.words.translate(entry ? 'visits.notice.notChanged' : 'visits.notice.notAdded');
    return save(this.form, () => (entry ? this.change(entry) : this.add()), failed);
  }

  private async add(): Promise<void> {
    const [patientId, { visitId }] = [this.patientId(), this.draft()];
    if (patientId === null) return;
    await this.api.add({ patientId, ...(visitId && { visitId }), ...wishOf(this.model()) }, this.key);
    this.dialog().nativeElement.close();
  }

  /** Of the version that was read; what somebody saved meanwhile is laid beside what is typed here. */
  private async change(entry: ShortNoticeDto): Promise<void> {
    const before = modelOf(entry);
    try {
      await this.api.change(entry, changedOf(before, this.model()));
      this.dialog().nativeElement.close();
    } catch (error) {
      const now = problemOf(error).status === 412 ? await this.api.find(entry) : undefined;
      if (!now) throw error;
      const theirs = modelOf(now);
      const merged = merge(before, this.model(), theirs);
      this.entry.set(now);
      this.model.set(merged.record);
      this.clash.set({ merged, theirs });
    }
  }

  private begun({ entry, type, minutes, providerId, until }: NoticeDraft): NoticeModel {
    if (entry) return modelOf(entry);
    const untilDay = until ? this.clock.today(until) : dayAfter(this.clock.today(), SHORT_NOTICE.usualDays);
    const weekdays = CAN_COME.slice(0, 5).join();
    const about = { type, minutes: String(minutes || 30), providerId: providerId ? String(providerId) : '' };
    return { ...about, weekdays, fromClock: '', toClock: '', untilDay, note: '' };
  }
}
