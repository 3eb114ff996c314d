import { Component, computed, effect, inject, input, OnInit, output, signal, untracked } from '@angular/core';
import { apply, form } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { UserChangedDto, UserDetailDto } from '@cuspid/users/contracts';
import { Hotkeys, merge, problemOf, save, withField, type Merged } from '@cuspid/platform/web';
import { Confirmation, SaveClash, Sheet, type ClashRow } from '@cuspid/ui';
import { endingOf, tieWords } from '../tie-words';
import { UsersApi } from '../users-api';
import { AccountPanel } from './account-panel';
import { AccountState } from './account-state';
import { RolePowers } from './role-powers';
import { UserFields } from './user-fields';
import { modelOf, nobody, toEdit, userRules, type UserModel } from './user-model';

/** An account in the sheet beside the list: what may be changed, what its role can do, and the person's way in and out. */
@Component({
  selector: 'cd-user-sheet',
  imports: [AccountPanel, AccountState, LucideCircleAlert, RolePowers, SaveClash, Sheet, TranslocoPipe, UserFields],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  templateUrl: './user-sheet.html',
})
export class UserSheet implements OnInit {
  readonly user = input.required<UserDetailDto>();
  /** The account of the person who looks. */
  readonly isOneself = input(false);
  /** Something about the account is under way: its buttons wait. */
  readonly isBusy = input(false);
  readonly departments = input<readonly string[]>([]);
  readonly closed = output<void>();
  readonly saved = output<UserChangedDto>();
  readonly passwordReset = output<void>();
  readonly deactivated = output<void>();
  readonly reactivated = output<void>();
  readonly purged = output<void>();

  private readonly api = inject(UsersApi);
  private readonly words = inject(TranslocoService);
  private readonly confirmation = inject(Confirmation);
  /** What was opened: the account may change below while somebody types. */
  private readonly before = signal<UserModel>(nobody());
  private version = 0;
  protected readonly model = signal<UserModel>(nobody());
  protected readonly form = form(this.model, (path) =>
    apply(
      path,
      userRules(
        (key) => this.say(key),
        () => this.isOneself(),
      ),
    ),
  );
  private readonly clash = signal<{ merged: Merged<UserModel>; theirs: UserModel } | null>(null);
  protected readonly clashRows = computed(() => {
    const clash = this.clash();
    return clash?.merged.clashes.map(({ key, theirs, mine }): ClashRow => {
      const kept = this.model()[key] === theirs ? 'theirs' : 'mine';
      return { key, label: this.label(key), theirs: this.text(key, theirs), mine: this.text(key, mine), kept };
    });
  });
  protected readonly taken = computed(
    () =>
      this.clash()
        ?.merged.taken.map((key) => this.label(key))
        .join(', ') ?? '',
  );
  protected readonly isGone = computed(() => this.user().state === 'ANONYMISED');
  protected readonly hasNewRole = computed(() => this.model().role !== this.before().role);
  protected readonly roleHint = computed(() => {
    if (this.isOneself()) return this.say('sheet.yourRole');
    const ties = tieWords(endingOf(this.user().ties), this.words);
    return this.hasNewRole() && ties ? this.words.translate('users.sheet.roleEnds', { ties }) : null;
  });

  constructor() {
    const group = this.say('sheet.edit');
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label: this.say('sheet.save'), group, run: () => void this.save() }]);
    effect(() => {
      const user = this.user();
      untracked(() => this.follow(user));
    });
  }

  ngOnInit(): void {
    this.take(this.user());
    this.model.set(this.before());
  }

  protected async close(): Promise<void> {
    if (JSON.stringify(this.model()) === JSON.stringify(this.before())) return this.closed.emit();
    const discard = await this.confirmation.ask({
      title: this.say('sheet.discardTitle'),
      text: this.say('sheet.discardText'),
      action: this.say('sheet.discard'),
      danger: true,
    });
    if (discard) this.closed.emit();
  }

  protected async save(): Promise<void> {
    if (this.form().submitting() || this.isGone()) return;
    await save(this.form, () => this.send(), this.say('sheet.failed'));
  }

  protected keep(name: string, isTheirs: boolean): void {
    const clash = this.clash();
    const key = clash?.merged.clashes.find((one) => one.key === name)?.key;
    if (!clash || !key) return;
    this.model.update((model) => withField(model, key, isTheirs ? clash.theirs : clash.merged.record));
  }

  private async send(): Promise<void> {
    const change = toEdit(this.before(), this.model());
    if (!Object.keys(change).length) return this.saved.emit({ ...this.user(), ended: [] });
    try {
      const saved = await this.api.edit(this.user().id, this.version, change);
      this.take(saved);
      this.model.set(this.before());
      this.clash.set(null);
      this.saved.emit(saved);
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      await this.compare();
    }
  }

  /** Fetches what they saved and lays it beside what is typed here; the next save is on top of theirs. */
  private async compare(): Promise<void> {
    const now = await this.api.one(this.user().id);
    const theirs = modelOf(now);
    const merged = merge(this.before(), this.model(), theirs);
    this.take(now);
    this.model.set(merged.record);
    this.clash.set({ merged, theirs });
  }

  /** The account was deactivated or let in again beside the form: another version, and no field of the form changed. */
  private follow(user: UserDetailDto): void {
    if (JSON.stringify(modelOf(user)) === JSON.stringify(this.before())) this.version = user.version;
  }

  private take(user: UserDetailDto | UserChangedDto): void {
    this.before.set(modelOf(user));
    this.version = user.version;
  }

  private label(key: keyof UserModel): string {
    return this.say(`column.${key}`);
  }

  private text(key: keyof UserModel, value: string): string {
    if (key === 'role') return this.words.translate(`roles.${value}`);
    return value || this.say('noDepartment');
  }

  private say(key: string): string {
    return this.words.translate(`users.${key}`);
  }
}
