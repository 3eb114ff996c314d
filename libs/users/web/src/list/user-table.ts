import { Component, computed, ElementRef, inject, input, output, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideMail, LucideMailWarning } from '@lucide/angular';
import { USER_SORTS, type UserSort } from '@cuspid/users/contracts';
import type { UserDto } from '@cuspid/users/contracts';
import { ClinicClock, dayText, Display, Hotkeys } from '@cuspid/platform/web';
import { Avatar, Chip, SortHead, Sorting, type Tone } from '@cuspid/ui';

const TONES: Record<UserDto['state'], Tone | null> = {
  ACTIVE: null,
  TEMPORARY: 'amber',
  INACTIVE: 'grey',
  ANONYMISED: 'grey',
};

/** A page of accounts. J and K walk the names; Enter opens the sheet. */
@Component({
  selector: 'cd-user-table',
  imports: [Avatar, Chip, LucideMail, LucideMailWarning, RouterLink, SortHead, TranslocoPipe],
  host: { class: 'table-scroll block' },
  templateUrl: './user-table.html',
})
export class UserTable {
  readonly rows = input.required<readonly UserDto[]>();
  readonly sort = input.required<UserSort>();
  /** Whose sheet is open. */
  readonly openId = input<number | null>(null);
  readonly myId = input<number | undefined>();
  /** A sheet takes the room of the less needed columns. */
  readonly isFolded = input(false);
  readonly isStale = input(false);
  readonly sorted = output<UserSort>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  private readonly names = viewChildren<ElementRef<HTMLAnchorElement>>('name');
  /** The account the keyboard is at; a list that changes below never moves it to another one. */
  private readonly atId = signal<number | null>(null);

  protected readonly sorting = computed((): Sorting => {
    const sort = this.sort();
    return { key: sort.replace('-', ''), descending: sort.startsWith('-') };
  });
  protected readonly lines = computed(() =>
    this.rows().map((row) => ({
      row,
      isClosed: row.state === 'INACTIVE' || row.state === 'ANONYMISED',
      tone: TONES[row.state],
      seen: row.lastSeenAt ? this.seen(row.lastSeenAt) : this.words.translate('users.never'),
      means: this.words.translate(`users.means.${meansOf(row)}`),
    })),
  );

  constructor() {
    const group = this.words.translate('frame.places.users');
    const say = (key: string) => this.words.translate(`users.keys.${key}`);
    inject(Hotkeys).bind([
      { keys: 'j', label: say('next'), group, run: () => this.walk(1) },
      { keys: 'k', label: say('previous'), group, run: () => this.walk(-1) },
    ]);
  }

  protected press({ key, descending }: Sorting): void {
    const asked = descending ? `-${key}` : key;
    const sort = USER_SORTS.find((one) => one === asked);
    if (sort) this.sorted.emit(sort);
  }

  protected stand(id: number): void {
    this.atId.set(id);
  }

  private walk(step: number): void {
    const last = this.rows().length - 1;
    if (last < 0) return;
    const at = this.rows().findIndex((row) => row.id === (this.atId() ?? this.openId()));
    const next = Math.min(last, Math.max(0, at + step));
    this.names()[next]?.nativeElement.focus();
  }

  /** Of today the time, else the day. */
  private seen(at: string): string {
    const day = this.clock.today(at);
    return day === this.clock.today() ? this.clock.time(at) : dayText(day);
  }
}

function meansOf({ state, hasGoogle }: UserDto): 'password' | 'both' | 'none' {
  if (state === 'INACTIVE' || state === 'ANONYMISED') return 'none';
  return hasGoogle ? 'both' : 'password';
}
