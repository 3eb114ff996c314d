import { Component, computed, ElementRef, inject, input, output, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideClipboardPlus, LucideTicketPlus } from '@lucide/angular';
import type { PatientRowDto, PatientSort } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, Display, Hotkeys, phoneText } from '@cuspid/platform/web';
import { Avatar, SortHead, Sorting, StatusDial } from '@cuspid/ui';
import { TranslocoService } from '@jsverse/transloco';
import { AlertChip } from '../alerts/alert-chip';
import { dialOf } from './status-dial';
import { shortAge } from './short-age';

const SORTING: Record<PatientSort, Sorting> = {
  name: { key: 'name', descending: false },
  code: { key: 'code', descending: false },
  '-registeredAt': { key: 'registeredAt', descending: true },
};

/** A page of the directory. J and K walk the names; what else a row can do shows when it is pointed at or walked to. */
@Component({
  selector: 'cd-patient-table',
  imports: [AlertChip, Avatar, LucideClipboardPlus, LucideTicketPlus, RouterLink, SortHead, StatusDial, TranslocoPipe],
  host: { class: 'table-scroll block' },
  templateUrl: './patient-table.html',
})
export class PatientTable {
  readonly rows = input.required<readonly PatientRowDto[]>();
  /** Null while a search orders by likeness. */
  readonly sort = input.required<PatientSort | null>();
  /** A sheet takes the room of the less needed columns. */
  readonly isFolded = input(false);
  readonly isStale = input(false);
  readonly mayCheckIn = input(false);
  readonly mayChart = input(false);
  readonly sorted = output<PatientSort>();
  readonly checkedIn = output<PatientRowDto>();
  readonly charted = output<PatientRowDto>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  private readonly names = viewChildren<ElementRef<HTMLAnchorElement>>('name');
  /** The patient the keyboard is at; a list that changes below never moves it to another one. */
  private readonly atId = signal<number | null>(null);
  protected readonly at = computed(() => this.rows().findIndex((row) => row.id === this.atId()));

  protected readonly sorting = computed(() => {
    const sort = this.sort();
    return sort && SORTING[sort];
  });
  protected readonly lines = computed(() => {
    const today = this.clock.today();
    return this.rows().map((row) => ({
      row,
      name: `${row.firstName} ${row.lastName}`,
      age: shortAge(row, today, this.words.translate(`patients.sexShort.${row.sex}`)),
      phone: row.phone ? phoneText(row.phone) : '',
      registered: dayText(this.clock.today(row.registeredAt)),
      dial: dialOf(row.clinicalStatus),
      team: row.careTeam.slice(0, 4),
      teamNames: row.careTeam.map((person) => person.name).join(', '),
    }));
  });

  constructor() {
    const group = this.words.translate('frame.places.patients');
    const say = (key: string) => this.words.translate(`patients.keys.${key}`);
    inject(Hotkeys).bind([
      { keys: 'j', label: say('next'), group, run: () => this.walk(1) },
      { keys: 'k', label: say('previous'), group, run: () => this.walk(-1) },
      {
        keys: 'c',
        label: say('checkIn'),
        group,
        run: () => this.act((row) => this.mayCheckIn() && this.checkedIn.emit(row)),
      },
      {
        keys: 'd',
        label: say('chart'),
        group,
        run: () => this.act((row) => this.mayChart() && this.charted.emit(row)),
      },
    ]);
  }

  protected press({ key }: Sorting): void {
    const sort = Object.entries(SORTING).find(([, sorting]) => sorting.key === key)?.[0];
    if (sort === 'name' || sort === 'code' || sort === '-registeredAt') this.sorted.emit(sort);
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
