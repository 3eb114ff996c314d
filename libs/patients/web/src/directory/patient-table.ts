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
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideArchiveRestore, LucideClipboardPlus, LucideTicketPlus } from '@lucide/angular';
import { PATIENT_SORTS } from '@cuspid/patients/contracts';
import type { DirectoryColumn, PatientRowDto, PatientSort } from '@cuspid/patients/contracts';
import { ClinicClock, Display, Hotkeys } from '@cuspid/platform/web';
import { Avatar, SortHead, Sorting, StatusDial } from '@cuspid/ui';
import { AlertChip } from '../alerts/alert-chip';
import { lineOf } from './patient-line';
import { RowBalances } from './row-balances';

/** Columns one can put in order, by the name the order has. */
const SORTED: Partial<Record<DirectoryColumn, 'code' | 'age' | 'registeredAt'>> = {
  code: 'code',
  age: 'age',
  registered: 'registeredAt',
};
/** What a sheet beside, or a small screen, takes the room of. */
const FOLDED: readonly DirectoryColumn[] = ['balance', 'team', 'alert', 'lastVisit', 'registered', 'province'];
const NARROW: readonly DirectoryColumn[] = ['code', 'team', 'lastVisit', 'registered', 'province'];

/** A page of the directory. J and K walk the names, X chooses; what else a row can do shows when it is pointed at or walked to. */
@Component({
  selector: 'cd-patient-table',
  imports: [
    AlertChip,
    Avatar,
    LucideArchiveRestore,
    LucideClipboardPlus,
    LucideTicketPlus,
    RouterLink,
    SortHead,
    StatusDial,
    TranslocoPipe,
  ],
  host: { class: 'table-scroll block' },
  templateUrl: './patient-table.html',
})
export class PatientTable {
  readonly rows = input.required<readonly PatientRowDto[]>();
  readonly columns = input.required<readonly DirectoryColumn[]>();
  /** Null while a search orders by likeness. */
  readonly sort = input.required<PatientSort | null>();
  readonly selected = input<ReadonlySet<number>>(new Set());
  /** A sheet takes the room of the less needed columns. */
  readonly isFolded = input(false);
  readonly isStale = input(false);
  readonly mayCheckIn = input(false);
  readonly mayChart = input(false);
  readonly mayReactivate = input(false);
  readonly sorted = output<PatientSort>();
  readonly toggled = output<PatientRowDto>();
  readonly checkedIn = output<PatientRowDto>();
  readonly charted = output<PatientRowDto>();
  readonly reactivated = output<PatientRowDto>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  private readonly names = viewChildren<ElementRef<HTMLAnchorElement>>('name');
  /** The patient the keyboard is at; a list that changes below never moves it to another one. */
  private readonly atId = signal<number | null>(null);
  protected readonly at = computed(() => this.rows().findIndex((row) => row.id === this.atId()));

  protected readonly balances = inject(RowBalances, { optional: true });
  protected readonly sortOf = SORTED;
  protected readonly shown = computed(() => {
    const hidden = [...(this.isFolded() ? FOLDED : []), ...(this.display.isNarrow() ? NARROW : [])];
    if (!this.balances?.mayRead) hidden.push('balance');
    return this.columns().filter((column) => !hidden.includes(column));
  });
  protected readonly sorting = computed<Sorting | null>(() => {
    const sort = this.sort();
    return sort && { key: sort.replace('-', ''), descending: sort.startsWith('-') };
  });
  protected readonly lines = computed(() => {
    const today = this.clock.today();
    const dayOf = (instant: string) => this.clock.today(instant);
    return this.rows().map((row) => lineOf(row, today, dayOf, this.words));
  });

  constructor() {
    effect(() => {
      const ids = this.shown().includes('balance') ? this.rows().map(({ id }) => id) : [];
      untracked(() => this.balances?.show(ids));
    });
    const group = this.words.translate('frame.places.patients');
    const say = (key: string) => this.words.translate(`patients.keys.${key}`);
    const bind = (keys: string, label: string, run: () => void) => ({ keys, label: say(label), group, run });
    inject(Hotkeys).bind([
      bind('j', 'next', () => this.walk(1)),
      bind('k', 'previous', () => this.walk(-1)),
      bind('x', 'choose', () => this.act((row) => this.toggled.emit(row))),
      bind('c', 'checkIn', () => this.act((row) => row.isActive && this.mayCheckIn() && this.checkedIn.emit(row))),
      bind('d', 'chart', () => this.act((row) => row.isActive && this.mayChart() && this.charted.emit(row))),
    ]);
  }

  /** The registration's newest come first when it is first pressed. */
  protected press({ key, descending }: Sorting): void {
    const isNew = this.sorting()?.key !== key;
    const wanted = `${descending || (isNew && key === 'registeredAt') ? '-' : ''}${key}`;
    const sort = PATIENT_SORTS.find((one) => one === wanted);
    if (sort) this.sorted.emit(sort);
  }

  private walk(step: number): void {
    const last = this.rows().length - 1;
    if (last < 0) return;
    const next = Math.min(last, Math.max(0, this.at() + step));
    this.names()[next]?.nativeElement.focus();
  }

  protected stand(id: number): void {
    this.atId.set(id);
  }

  private act(work: (row: PatientRowDto) => void): void {
    const row = this.rows()[this.at()];
    if (row) work(row);
  }
}
