import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePlus, LucideSearch, LucideX } from '@lucide/angular';
import { ROLES, type Page } from '@cuspid/platform/contracts';
import { USER_STATES } from '@cuspid/users/contracts';
import type { UserChangedDto, UserDetailDto, UserDto, UserStatsDto } from '@cuspid/users/contracts';
import { Display, Hotkeys, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Pager, Segmented, Skeleton, Toasts } from '@cuspid/ui';
import type { PageTurned } from '@cuspid/ui';
import { AccountActs } from '../account-acts';
import { AddUserSheet } from '../sheet/add-user-sheet';
import { UserSheet } from '../sheet/user-sheet';
import { tieWords } from '../tie-words';
import { StaffFigures } from './staff-figures';
import { UserTable } from './user-table';
import { filterOf, isNarrowed, paramsOf, type UsersQuery } from './users-filter';
import { WorkloadTable } from './workload-table';

const PAUSE_MS = 150;
/** How often somebody who waits for a mail to go out is told, and how long: then a reload of theirs will do. */
const [MAIL_LOOK_MS, MAIL_LOOKS] = [2_000, 30];

/** The accounts of the staff: who works here, with which role, and what they carry. What is looked at stands in the address. */
@Component({
  selector: 'cd-users-page',
  imports: [
    AddUserSheet,
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LucidePlus,
    LucideSearch,
    LucideX,
    PageHeader,
    Pager,
    Segmented,
    Skeleton,
    StaffFigures,
    TranslocoPipe,
    UserSheet,
    UserTable,
    WorkloadTable,
  ],
  providers: [AccountActs],
  templateUrl: './users-page.html',
})
export class UsersPage {
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly role = input<string>();
  readonly state = input<string>();
  readonly department = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();
  readonly view = input<string>();
  /** Whose sheet is open. */
  readonly id = input<string>();
  /** Opens the sheet of a new account. */
  readonly new = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly acts = inject(AccountActs);
  protected readonly display = inject(Display);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private typing: ReturnType<typeof setTimeout> | undefined;
  private looks = 0;

  protected readonly states = USER_STATES;
  protected readonly roles = ROLES;
  protected readonly views = ['accounts', 'workload'].map((value) => ({
    value,
    label: this.words.translate(`users.${value}`),
  }));
  protected readonly filter = computed(() =>
    filterOf({
      q: this.q(),
      sort: this.sort(),
      role: this.role(),
      state: this.state(),
      department: this.department(),
      after: this.after(),
      from: this.from(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly isWorkload = computed(() => this.view() === 'workload');
  protected readonly isAdding = computed(() => this.new() !== undefined);
  protected readonly openId = computed(() => (this.isAdding() ? null : Number(this.id()) || null));

  protected readonly isFolded = computed(() => this.isAdding() || this.openId() !== null);

  protected readonly users = httpResource<Page<UserDto>>(() => ({
    url: '/api/users',
    params: paramsOf(this.filter()),
  }));
  protected readonly stats = httpResource<UserStatsDto>(() => '/api/users/stats');
  protected readonly user = httpResource<UserDetailDto>(() => {
    const id = this.openId();
    return id === null ? undefined : `/api/users/${id}`;
  });
  private readonly known = httpResource<Page<{ name: string }>>(() => '/api/departments?limit=100');
  private readonly readings = [rereads(this.users), rereads(this.stats), rereads(this.user)];
  /** The page that shows: the last answer stays, greyed, until the next is there. */
  protected readonly page = linkedSignal<Page<UserDto> | undefined, Page<UserDto> | undefined>({
    source: () => (this.users.hasValue() ? this.users.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  /** The account of the sheet; read again, it stays until the answer is there. */
  protected readonly opened = linkedSignal<UserDetailDto | undefined, UserDetailDto | undefined>({
    source: () => (this.user.hasValue() ? this.user.value() : undefined),
    computation: (user, before) => user ?? before?.value,
  });
  protected readonly sheets = computed(() => {
    const user = this.opened();
    return user && user.id === this.openId() ? [user] : [];
  });
  protected readonly problem = computed(() => (this.users.error() ? problemOf(this.users.error()) : null));
  protected readonly statsProblem = computed(() => (this.stats.error() ? problemOf(this.stats.error()) : null));
  protected readonly userProblem = computed(() => (this.user.error() ? problemOf(this.user.error()) : null));
  protected readonly figures = computed(() => (this.stats.hasValue() ? this.stats.value() : undefined));
  /** Without them (an error, none entered) a department is typed. */
  protected readonly departments = computed(() =>
    this.known.hasValue() ? this.known.value().items.map(({ name }) => name) : [],
  );
  constructor() {
    const group = this.words.translate('frame.places.users');
    inject(Hotkeys).bind([
      { keys: 'n', label: this.words.translate('users.add'), group, run: () => this.add() },
      { keys: 'f', label: this.words.translate('users.search'), group, run: () => this.box()?.nativeElement.focus() },
    ]);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    effect((onCleanup) => {
      const waits = this.sheets()[0]?.awaitsMail || this.page()?.items.some((user) => user.awaitsMail);
      if (!waits || this.looks >= MAIL_LOOKS) return;
      const look = setTimeout(() => (this.looks++, this.readAgain()), MAIL_LOOK_MS);
      onCleanup(() => clearTimeout(look));
    });
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: text.trim() }), PAUSE_MS);
  }

  /** Changes what is listed, from its first page. */
  protected narrow(change: Partial<Record<keyof UsersQuery, string | null>>): void {
    const said = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    this.go({ ...said, after: null, from: null }, true);
  }

  protected clear(): void {
    this.narrow({ q: null, role: null, state: null, department: null });
  }

  protected show(view: string | null): void {
    this.go({ view: view === 'workload' ? view : null });
  }

  protected turn(page: PageTurned): void {
    this.go({ ...page });
  }

  protected add(): void {
    this.go({ new: '', id: null });
  }

  protected close(): void {
    this.go({ new: null, id: null });
  }

  protected created({ id, name, email }: UserDto): void {
    this.toasts.show(this.words.translate('users.sheet.created', { name, email }));
    this.looks = 0;
    this.go({ new: null, id: String(id) });
    this.readAgain();
  }

  protected saved({ ended }: UserChangedDto): void {
    const told = tieWords(ended, this.words);
    this.toasts.show(
      told
        ? this.words.translate('users.sheet.savedEnded', { ended: told })
        : this.words.translate('users.sheet.saved'),
    );
    this.readAgain();
  }

  /** Does something to the account of the sheet, then reads what became of it. */
  protected async act(work: Promise<boolean>, closes = false): Promise<void> {
    if (!(await work)) return;
    this.looks = 0;
    if (closes) this.close();
    this.readAgain();
  }

  protected readAgain(): void {
    this.readings.forEach((read) => read());
  }

  private go(queryParams: Record<string, string | null>, replaceUrl = false): void {
    void this.router.navigate(['/users'], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
