import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCalendarPlus, LucideClipboardPlus, LucideTicketPlus } from '@lucide/angular';
import type { PatientDto } from '@cuspid/patients/contracts';
import { Hotkeys, KeyCap, RecentPatients, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Skeleton } from '@cuspid/ui';
import { filter, map } from 'rxjs';
import { AlertBanner } from '../alerts/alert-banner';
import { AlertChanges } from '../alerts/alert-changes';
import { CheckIn } from '../check-in';
import { EditSheet } from '../edit/edit-sheet';
import { ArchivedBar } from '../life/archived-bar';
import { PurgeDialog } from '../life/purge-dialog';
import { RecordMenu } from '../life/record-menu';
import { StatusPicker } from '../life/status-picker';
import { AskAccess } from './access/ask-access';
import { MergedInto, mergedInto } from '../merge/merged-into';
import { OpenPatient } from './open-patient';
import { HeaderPart } from './header-part';
import { PatientHeader } from './patient-header';
import { PatientTabs } from './patient-tabs';
import { RecordPart } from './record-part';

/** One patient: header, banner and tabs stay, the tab's page changes below. */
@Component({
  selector: 'cd-profile-page',
  imports: [
    KeyCap,
    MergedInto,
    AlertBanner,
    ArchivedBar,
    AskAccess,
    EditSheet,
    EmptyState,
    ErrorPanel,
    HeaderPart,
    LucideCalendarPlus,
    LucideClipboardPlus,
    LucideTicketPlus,
    PageHeader,
    PatientHeader,
    PatientTabs,
    PurgeDialog,
    RecordMenu,
    RecordPart,
    RouterLink,
    RouterOutlet,
    Skeleton,
    StatusPicker,
    TranslocoPipe,
  ],
  providers: [OpenPatient, AlertChanges],
  templateUrl: './profile-page.html',
})
export class ProfilePage {
  readonly id = input.required<string>();
  /** Opens the sheet to change the record. */
  readonly edit = input<string>();
  /** Opens the sheet to print or export it. */
  readonly record = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly checkIns = inject(CheckIn);
  protected readonly open = inject(OpenPatient);
  protected readonly changes = inject(AlertChanges);

  protected readonly mayCheckIn = computed(() => this.session.can('queue.checkIn'));
  protected readonly mayBook = computed(() => this.session.can('visit.schedule') && this.open.isWritable());
  protected readonly mayChart = computed(() => this.session.can('chart.read'));
  protected readonly mayQueue = computed(() => this.session.can('queue.read'));
  protected readonly mayAlert = computed(() => this.session.can('patient.alertWrite') && this.open.isWritable());
  protected readonly here = computed(() => this.open.shownAttendance()?.here ?? null);
  protected readonly name = computed(() => {
    const patient = this.open.patient();
    return patient ? `${patient.firstName} ${patient.lastName}` : '';
  });
  /** What the banner's button does: nobody asked yet, a pregnancy is over, or it is time to confirm again. */
  protected readonly banner = computed(() => {
    const alerts = this.open.shownAlerts();
    if (alerts?.allergyState === 'UNKNOWN') return 'ask';
    if (alerts?.items.some(({ isOver }) => isOver)) return 'over';
    return alerts?.isDue ? 'confirm' : null;
  });
  protected readonly mayAsk = computed(() => this.session.can('careTeam.ask'));
  protected readonly isEditing = computed(
    () => this.edit() !== undefined && this.session.can('patient.update') && this.open.isWritable(),
  );
  protected readonly isTaking = computed(() => this.record() !== undefined && this.session.can('patient.record'));
  protected readonly isPurging = signal(false);
  /** The record this one is part of by now. */
  protected readonly into = computed(() => mergedInto(this.open.problem()));
  protected readonly isThere = computed(() => ![400, 403, 404].includes(this.open.problem()?.status ?? 0));
  protected readonly team = computed(() => this.open.team().map((member) => member.person));
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  protected readonly isOnChart = computed(() => /\/chart(\/|$)/.test(this.address().split('?')[0] ?? ''));

  constructor() {
    effect(() => this.open.show(Number(this.id())));
    const recent = inject(RecentPatients);
    effect(() => {
      const patient = this.open.patient();
      if (!this.isThere()) return recent.forget(Number(this.id()));
      if (patient?.isActive) recent.saw({ ...patient, phone: patient.phone ?? null });
    });
    const group = this.words.translate('patients.patient');
    const say = (key: string) => this.words.translate(`patients.keys.${key}`);
    inject(Hotkeys).bind([
      ...(this.mayCheckIn() ? [{ keys: 'c', label: say('checkIn'), group, run: () => this.checkIn() }] : []),
      ...(this.session.can('visit.schedule') ? [{ keys: 'b', label: say('book'), group, run: () => this.book() }] : []),
      ...(this.mayChart() ? [{ keys: 'd', label: say('chart'), group, run: () => this.toTab('chart') }] : []),
    ]);
  }

  protected checkIn(): void {
    const patient = this.open.patient();
    if (patient?.isActive) void this.checkIns.now(patient);
  }

  private book(): void {
    if (this.mayBook()) void this.router.navigate(['/calendar'], { queryParams: { book: this.id() } });
  }

  protected changed(patient: PatientDto): void {
    this.open.record.set(patient);
    this.closeEdit();
  }

  protected closeEdit(): void {
    void this.router.navigate([], { queryParams: { edit: null }, queryParamsHandling: 'merge' });
  }

  protected readonly closeRecord = (): void => {
    void this.router.navigate([], { queryParams: { record: null }, queryParamsHandling: 'merge' });
  };

  /** There is nothing here any more. */
  protected leave(): void {
    void this.router.navigate(['/patients']);
  }

  private toTab(tab: string): void {
    void this.router.navigate(['/patients', this.id(), ...(tab ? [tab] : [])]);
  }
}
