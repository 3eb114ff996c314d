import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDownload, LucideSearch, LucideX } from '@lucide/angular';
import { AUDIT_KINDS } from '@cuspid/audit/contracts';
import type { AuditActionsDto, AuditEntryDto, VerificationDto } from '@cuspid/audit/contracts';
import { ROLES } from '@cuspid/platform/contracts';
import { ClinicClock, Display, Hotkeys, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Skeleton, Toasts } from '@cuspid/ui';
import { ActionWords } from './action-words';
import { AuditApi, type Choice } from './audit-api';
import { filterOf, isNarrowed, NOTHING, paramsOf, PERIODS, type AuditQuery } from './audit-filter';
import { AuditTable } from './audit-table';
import { BrokenBar } from './broken-bar';
import { ChainState } from './chain-state';
import { logRows } from './log-rows';
import { PickFilter } from './pick-filter';

const PAUSE_MS = 300;

/** Who did what to which record of which patient: the log, its filters, and the proof that nobody changed it. */
@Component({
  selector: 'cd-audit-page',
  imports: [
    AuditTable,
    BrokenBar,
    ChainState,
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LucideDownload,
    LucideSearch,
    LucideX,
    PageHeader,
    PickFilter,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './audit-page.html',
})
export class AuditPage {
  readonly q = input<string>();
  readonly kind = input<string>();
  readonly role = input<string>();
  readonly person = input<string>();
  readonly action = input<string>();
  readonly entity = input<string>();
  readonly record = input<string>();
  readonly patient = input<string>();
  readonly period = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly address = input<string>();
  readonly request = input<string>();
  readonly entry = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly api = inject(AuditApi);
  private readonly clock = inject(ClinicClock);
  protected readonly says = inject(ActionWords);
  protected readonly display = inject(Display);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly kinds = AUDIT_KINDS;
  protected readonly roles = ROLES;
  protected readonly periods = PERIODS;
  protected readonly filter = computed(() =>
    filterOf({
      q: this.q(),
      kind: this.kind(),
      role: this.role(),
      person: this.person(),
      action: this.action(),
      entity: this.entity(),
      record: this.record(),
      patient: this.patient(),
      period: this.period(),
      from: this.from(),
      to: this.to(),
      address: this.address(),
      request: this.request(),
      entry: this.entry(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  private readonly today = computed(() => this.clock.today());
  private readonly params = computed(() => paramsOf(this.filter(), this.clock.zone, this.today()));

  protected readonly log = logRows(this.params);
  protected readonly problem = computed(() => {
    const error = this.log.page.error();
    return error ? problemOf(error) : null;
  });
  private readonly known = httpResource<AuditActionsDto>(() => '/api/audit-logs/actions');

  protected readonly proven = httpResource<VerificationDto>(() => ({
    url: '/api/audit-logs/verify',
    params: { last: true },
  }));
  protected readonly proof = linkedSignal<VerificationDto | undefined, VerificationDto | null>({
    source: () => (this.proven.hasValue() ? this.proven.value() : undefined),
    computation: (proof, before) => proof ?? before?.value ?? null,
  });
  private readonly checking = signal(false);
  protected readonly isChecking = computed(() => this.checking() || this.proven.isLoading());
  private readonly checkFailure = signal<string | null>(null);
  protected readonly failure = computed(() => {
    const error = this.proven.error();
    return this.checkFailure() ?? (error && !this.proof() ? (problemOf(error).detail ?? '') : null);
  });
  protected readonly isExporting = signal(false);

  /** What the chosen filters are called; the newest row that meets them knows. */
  protected readonly called = computed(() => {
    const { person, patient, action } = this.filter();
    const rows = this.log.rows()?.items ?? [];
    const actor = rows.find((row) => row.actor?.id === person)?.actor?.name;
    const theirs = rows.find((row) => row.patient?.id === patient)?.patient?.name;
    return {
      person: person === null ? null : (actor ?? this.picked().get(`person ${person}`) ?? `#${person}`),
      patient: patient === null ? null : (theirs ?? this.picked().get(`patient ${patient}`) ?? `#${patient}`),
      action: action === null ? null : (this.says.action(action) ?? action),
    };
  });
  private readonly picked = signal<ReadonlyMap<string, string>>(new Map());

  constructor() {
    const group = this.words.translate('frame.places.audit');
    inject(Hotkeys).bind([
      { keys: 'f', label: this.words.translate('audit.search'), group, run: () => this.box().nativeElement.focus() },
    ]);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected readonly findPeople = async (typed: string): Promise<Choice[]> => {
    const found = await this.api.people(typed);
    this.remember('person', found);
    return found.map((one) => ({ ...one, aside: this.says.role(one.aside ?? null) }));
  };

  protected readonly findPatients = async (typed: string): Promise<Choice[]> => {
    const found = await this.api.patients(typed);
    this.remember('patient', found);
    return found;
  };

  protected readonly findActions = (typed: string): Promise<Choice[]> => {
    const sought = typed.toLowerCase();
    const known = this.known.hasValue() ? this.known.value().items : [];
    const choices = known.map(({ action }) => ({
      value: action,
      label: this.says.action(action) ?? action,
      ...(this.says.action(action) && { aside: action }),
    }));
    return Promise.resolve(
      choices.filter(({ value, label }) => value.includes(sought) || label.toLowerCase().includes(sought)),
    );
  };

  /** Addresses that show now; any other can be typed. */
  protected readonly findAddresses = (typed: string): Promise<Choice[]> => {
    const seen = new Set(this.log.rows()?.items.flatMap(({ address }) => address ?? []));
    const found = [...seen].filter((one) => one.includes(typed) && one !== typed);
    return Promise.resolve(found.slice(0, 8).map((value) => ({ value, label: value })));
  };

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: text.trim() }), PAUSE_MS);
  }

  /** Changes what is looked for; what is empty is no longer looked for. */
  protected narrow(change: Partial<Record<keyof AuditQuery, string | null>>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    void this.router.navigate(['/audit'], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.box().nativeElement.value = '';
    this.narrow(NOTHING);
  }

  /** A period of one's own begins with the one that showed. */
  protected choosePeriod(period: string | null): void {
    const custom = period === 'custom' ? { from: this.today(), to: this.today() } : { from: null, to: null };
    this.narrow({ period, ...custom });
  }

  protected async check(): Promise<void> {
    this.checking.set(true);
    this.checkFailure.set(null);
    try {
      this.proof.set(await this.api.verify());
    } catch (error) {
      this.checkFailure.set(problemOf(error).detail ?? '');
    } finally {
      this.checking.set(false);
    }
  }

  protected async export(): Promise<void> {
    if (this.isExporting()) return;
    this.isExporting.set(true);
    try {
      keepFile(await this.api.export(this.params()), `audit-${this.today()}.csv`);
    } catch (error) {
      const why = problemOf(error).detail;
      this.toasts.error([this.words.translate('audit.notExported'), why].filter(Boolean).join(' '));
    } finally {
      this.isExporting.set(false);
    }
  }

  protected of(row: AuditEntryDto, what: 'person' | 'patient' | 'record' | 'request' | 'address'): void {
    if (what === 'person' && row.actor) this.narrow({ ...NOTHING, person: String(row.actor.id) });
    if (what === 'patient' && row.patient) this.narrow({ ...NOTHING, patient: String(row.patient.id) });
    if (what === 'record') this.narrow({ ...NOTHING, entity: row.entity, record: String(row.entityId) });
    if (what === 'request') this.narrow({ ...NOTHING, request: row.requestId });
    if (what === 'address') this.narrow({ ...NOTHING, address: row.address });
  }

  private remember(what: string, found: readonly Choice[]): void {
    const named = found.map(({ value, label }): [string, string] => [`${what} ${value}`, label]);
    this.picked.update((before) => new Map([...before, ...named]));
  }
}

/** Lets the browser keep the file under the name. */
function keepFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
