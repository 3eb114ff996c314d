import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideArrowLeftRight, LucideMerge, LucideTriangleAlert } from '@lucide/angular';
import type { MergeField, MergePreviewDto, PatientDto, PatientsMergedDto } from '@cuspid/patients/contracts';
import {
  ageText,
  ClinicClock,
  dayText,
  idempotencyKey,
  LiveEvents,
  problemOf,
  RecentPatients,
  rereads,
} from '@cuspid/platform/web';
import { Avatar, Confirmation, EmptyState, ErrorPanel, PageHeader, Skeleton, Toasts } from '@cuspid/ui';
import { FieldChoice } from './field-choice';
import { MergeApi } from './merge-api';
import { MergeDone } from './merge-done';
import { MergeWords } from './merge-words';
import { mergedInto } from './merged-into';
import { OtherRecord } from './other-record';
import { PartEffects } from './part-effects';

const idOf = (text: string | undefined) => (text && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null);

/** Two records side by side: which stays, which field is kept, what becomes of every table, what speaks against it. */
@Component({
  selector: 'cd-merge-page',
  imports: [
    Avatar,
    EmptyState,
    ErrorPanel,
    FieldChoice,
    FormsModule,
    LucideArrowLeftRight,
    LucideMerge,
    LucideTriangleAlert,
    MergeDone,
    OtherRecord,
    PageHeader,
    PartEffects,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'page bg-surface' },
  templateUrl: './merge-page.html',
})
export class MergePage {
  /** The record that stays. */
  readonly a = input<string>();
  /** The record that goes. */
  readonly b = input<string>();

  private readonly router = inject(Router);
  private readonly api = inject(MergeApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly confirmation = inject(Confirmation);
  private readonly toasts = inject(Toasts);
  private readonly recent = inject(RecentPatients);
  protected readonly told = inject(MergeWords);
  protected readonly stays = computed(() => idOf(this.a()));
  protected readonly goes = computed(() => idOf(this.b()));
  protected readonly done = signal<PatientsMergedDto | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly reading = httpResource<MergePreviewDto>(() => {
    const [stays, goes] = [this.stays(), this.goes()];
    return stays && goes && !this.done() ? `/api/patients/${stays}/merge-preview?with=${goes}` : undefined;
  });
  protected readonly preview = computed(() => (this.reading.hasValue() ? this.reading.value() : null));
  protected readonly problem = computed(() => (this.reading.error() ? problemOf(this.reading.error()) : null));
  protected readonly into = computed(() => mergedInto(this.problem()));
  protected readonly taken = linkedSignal<ReadonlySet<MergeField>>(
    () => new Set(this.preview()?.fields.flatMap(({ field, isTaken }) => (isTaken ? [field] : []))),
  );
  protected readonly isSamePerson = linkedSignal({ source: this.reading.value, computation: () => false });
  protected readonly against = computed(() => this.preview()?.against ?? []);
  protected readonly isBlocked = computed(() => this.against().some(({ isBlocking }) => isBlocking));
  protected readonly waitsFor = computed(() => {
    if (this.isBlocked()) return 'blocked';
    return this.preview()?.isDoubtful && !this.isSamePerson() ? 'doubtful' : null;
  });
  /** One for what is on the screen: pressed twice, it is one merge. */
  private readonly key = linkedSignal({ source: this.reading.value, computation: () => idempotencyKey() });

  constructor() {
    const reread = rereads(this.reading);
    inject(LiveEvents).on('patients', ({ patientId }) => {
      // An event that names nobody tells of several, or of what was missed.
      const isOurs = patientId === undefined || patientId === this.stays() || patientId === this.goes();
      if (!this.isBusy() && isOurs) reread();
    });
  }

  protected nameOf = ({ firstName, lastName }: PatientDto) => `${firstName} ${lastName}`;

  protected factsOf({ dateOfBirth, isBirthDateEstimated, sex, registeredAt }: PatientDto): string {
    const age = dateOfBirth && `${isBirthDateEstimated ? '~' : ''}${ageText(dateOfBirth, this.clock.today())}`;
    const since = this.words.translate('patients.merge.registered', { day: dayText(this.clock.today(registeredAt)) });
    return [age, this.words.translate(`patients.sex.${sex}`), since].filter(Boolean).join(' · ');
  }

  protected choose({ field, isTaken }: { field: MergeField; isTaken: boolean }): void {
    this.taken.update((taken) => new Set([...taken].filter((one) => one !== field).concat(isTaken ? [field] : [])));
  }

  protected beside(id: number): void {
    void this.router.navigate([], { queryParams: { b: id }, queryParamsHandling: 'merge' });
  }

  /** The other one stays. */
  protected turn(): void {
    void this.router.navigate([], { queryParams: { a: this.goes(), b: this.stays() }, replaceUrl: true });
  }

  protected async merge(preview: MergePreviewDto): Promise<void> {
    const { stays, goes } = preview;
    const codes = { stays: stays.patientCode, goes: goes.patientCode, name: this.nameOf(stays) };
    const isSure = await this.confirmation.ask({
      title: this.words.translate('patients.merge.confirm.title', codes),
      text: this.words.translate('patients.merge.confirm.text', codes),
      action: this.words.translate('patients.merge.verb'),
    });
    if (!isSure || this.isBusy()) return;
    this.isBusy.set(true);
    const what = {
      withId: goes.id,
      withVersion: goes.version,
      taken: [...this.taken()],
      isSamePerson: this.isSamePerson(),
    };
    try {
      this.done.set(await this.api.merge(stays.id, stays.version, what, this.key()));
      this.recent.forget(goes.id);
    } catch (error) {
      this.toasts.error([this.words.translate('patients.merge.failed'), problemOf(error).detail].join(' '));
      this.key.set(idempotencyKey());
      this.reading.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
