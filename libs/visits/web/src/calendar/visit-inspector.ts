import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTriangleAlert, LucideUndo2, LucideX } from '@lucide/angular';
import type { AlertsDto, PatientDto } from '@cuspid/patients/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import type { VisitDetailDto, VisitDto } from '@cuspid/visits/contracts';
import { ageText, ClinicClock, LiveEvents, phoneText, problemOf, rereads, weekdayText } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton, Status } from '@cuspid/ui';
import { plannedText } from '../booking/procedure-picker';
import { SeriesPart } from '../series/series-part';
import { ShortNoticeButton } from '../short-notice/short-notice-button';
import { VisitActs } from '../visit-acts';
import { nameOf, Present, stateOf } from '../visit-states';
import { VisitActions } from './visit-actions';
import { VisitChangeForm } from './visit-change-form';
import { VisitParts } from '../visit-parts';
import { VisitHistory } from './visit-history';

/** One visit beside the book: who, what to know of them, where it stands, what happened, what can be done. */
@Component({
  selector: 'cd-visit-inspector',
  imports: [
    ErrorPanel,
    LucideTriangleAlert,
    LucideUndo2,
    LucideX,
    RouterLink,
    SeriesPart,
    ShortNoticeButton,
    Skeleton,
    Status,
    TranslocoPipe,
    VisitActions,
    VisitChangeForm,
    VisitHistory,
    VisitParts,
  ],
  host: { class: 'contents' },
  templateUrl: './visit-inspector.html',
})
export class VisitInspector {
  readonly visitId = input.required<number>();
  /** The visit as the book shows it: there at once, before its details are. */
  readonly known = input<VisitDto>();
  readonly present = input<Present>();
  readonly closed = output<void>();
  readonly moveAsked = output<VisitDto>();
  /** Another visit of its series. */
  readonly picked = output<VisitDto>();

  private readonly clock = inject(ClinicClock);
  protected readonly acts = inject(VisitActs);
  protected readonly plannedText = plannedText;
  /** Its words are being changed; another visit closes the form. */
  protected readonly isChanging = linkedSignal({ source: this.visitId, computation: () => false });
  private readonly actions = viewChild(VisitActions);
  protected readonly detail = httpResource<VisitDetailDto>(() => `/api/visits/${this.visitId()}`);
  protected readonly problem = computed(() => (this.detail.error() ? problemOf(this.detail.error()) : null));
  protected readonly shown = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  readonly visit = computed<VisitDto | undefined>(() => {
    const shown = this.shown();
    return shown?.id === this.visitId() ? shown : this.known();
  });
  private readonly patientId = computed(() => this.visit()?.patient.id);
  /** Who may see the visit and not the record sees what the visit says. */
  private readonly record = httpResource<PatientDto>(() =>
    this.patientId() ? `/api/patients/${this.patientId()}` : undefined,
  );
  private readonly alerts = httpResource<AlertsDto>(() =>
    this.patientId() ? `/api/patients/${this.patientId()}/alerts` : undefined,
  );
  protected readonly person = computed(() => (this.record.hasValue() ? this.record.value() : undefined));
  protected readonly dangers = computed(() => {
    const items = this.alerts.hasValue() ? this.alerts.value().items : [];
    return items.filter(({ severity }) => severity === 'DANGER').map(({ label }) => label);
  });
  protected readonly notAsked = computed(
    () => this.alerts.hasValue() && this.alerts.value().allergyState === 'UNKNOWN' && this.dangers().length === 0,
  );
  protected readonly name = computed(() => {
    const visit = this.visit();
    return visit ? nameOf(visit) : '';
  });
  protected readonly state = computed(() => {
    const visit = this.visit();
    return visit ? stateOf(visit, this.present()) : 'booked';
  });
  protected readonly waited = computed(() => {
    const present = this.present();
    if (this.visit()?.status !== 'ARRIVED' || !present) return null;
    return Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(present.since)) / 60_000));
  });
  /** When they are likely to be called, and how much later that is than was booked. */
  protected readonly expected = computed(() => {
    const [visit, at] = [this.visit(), this.present()?.expectedAt];
    if (!visit || !at) return null;
    const late = Math.floor((Date.parse(at) - Date.parse(visit.startsAt)) / 60_000);
    return { time: this.clock.time(at), late: Math.max(0, late) };
  });
  protected readonly times = computed(() => {
    const visit = this.visit();
    if (!visit) return { day: '', from: '', to: '' };
    const end = new Date(Date.parse(visit.startsAt) + visit.minutes * 60_000);
    const day = weekdayText(this.clock.today(visit.startsAt));
    return { day, from: this.clock.time(visit.startsAt), to: this.clock.time(end) };
  });
  protected readonly age = computed(() => {
    const born = this.person()?.dateOfBirth;
    return born ? ageText(born, this.clock.today()) : '';
  });
  protected readonly phone = computed(() => phoneText(this.visit()?.patient.phone ?? ''));
  protected readonly guardian = computed(() => {
    const person = this.person();
    return person?.guardianName
      ? { name: person.guardianName, phone: person.guardianPhone ? phoneText(person.guardianPhone) : '' }
      : null;
  });
  /** Minutes left in which the last change can be taken back. */
  protected readonly undoLeft = computed(() => {
    const until = this.shown()?.undoUntil;
    const left = until ? Math.ceil((Date.parse(until) - this.clock.now().getTime()) / 60_000) : 0;
    return left > 0 ? Math.min(left, VISIT.undoMinutes) : null;
  });

  constructor() {
    const reread = rereads(this.detail);
    inject(LiveEvents).on('visits', ({ id }) =>
      id === undefined || id === untracked(this.visitId) ? reread() : undefined,
    );
    effect(() => {
      if (this.acts.changes()) untracked(reread);
    });
  }

  checkIn(): void {
    this.actions()?.checkIn();
  }

  askWhy(): void {
    this.actions()?.askWhy();
  }

  move(): void {
    const visit = this.visit();
    if (visit && this.actions()?.maySchedule()) this.moveAsked.emit(visit);
  }
}
