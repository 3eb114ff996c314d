import { Component, inject, input, output, signal } from '@angular/core';
import { apply, form } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { UserDto } from '@cuspid/users/contracts';
import { Hotkeys, idempotencyKey, save } from '@cuspid/platform/web';
import { Confirmation, Sheet } from '@cuspid/ui';
import { UsersApi } from '../users-api';
import { RolePowers } from './role-powers';
import { UserFields } from './user-fields';
import { nobody, toCreate, userRules } from './user-model';

/** Makes an account, in the sheet beside the list. The first password goes out by mail. */
@Component({
  selector: 'cd-add-user-sheet',
  imports: [LucideCircleAlert, RolePowers, Sheet, TranslocoPipe, UserFields],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  template: `
    <cd-sheet [heading]="'users.sheet.add' | transloco" (closed)="close()">
      <form id="cd-add-user" novalidate (submit)="$event.preventDefault(); save()">
        <div class="grid grid-cols-2 gap-x-3 gap-y-3.5">
          <cd-user-fields
            [fields]="form"
            [departments]="departments()"
            [emailHint]="'users.sheet.mailFollows' | transloco"
          />
          <cd-role-powers class="col-span-2" [role]="model().role" />
        </div>
      </form>
      <div foot>
        <div role="alert">
          @for (problem of form().errors(); track $index) {
            <p class="form-problem"><svg lucideCircleAlert></svg>{{ problem.message }}</p>
          }
        </div>
        <div class="flex items-center gap-2">
          <button type="button" class="btn btn-ghost -ml-[11px]" (click)="close()">
            {{ 'ui.cancel' | transloco }} <kbd>Esc</kbd>
          </button>
          <span class="grow"></span>
          <button type="submit" form="cd-add-user" class="btn btn-primary" [disabled]="form().submitting()">
            {{ 'users.sheet.create' | transloco }} <kbd>Ctrl Enter</kbd>
          </button>
        </div>
      </div>
    </cd-sheet>
  `,
})
export class AddUserSheet {
  readonly departments = input<readonly string[]>([]);
  readonly closed = output<void>();
  readonly saved = output<UserDto>();

  private readonly api = inject(UsersApi);
  private readonly words = inject(TranslocoService);
  private readonly confirmation = inject(Confirmation);
  /** Pressed twice, or sent again after a lost answer, it is one account. */
  private key = idempotencyKey();
  private sent = '';
  protected readonly model = signal(nobody());
  protected readonly form = form(this.model, (path) =>
    apply(
      path,
      userRules(
        (key) => this.words.translate(`users.${key}`),
        () => false,
      ),
    ),
  );

  constructor() {
    const group = this.words.translate('users.sheet.add');
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label: group, group, run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.words.translate('users.sheet.failed'));
  }

  protected async close(): Promise<void> {
    if (JSON.stringify(this.model()) === JSON.stringify(nobody())) return this.closed.emit();
    const discard = await this.confirmation.ask({
      title: this.words.translate('users.sheet.discardTitle'),
      text: this.words.translate('users.sheet.discardText'),
      action: this.words.translate('users.sheet.discard'),
      danger: true,
    });
    if (discard) this.closed.emit();
  }

  private async send(): Promise<void> {
    const what = toCreate(this.model());
    // A key belongs to what was sent with it: other words are another intention.
    const said = JSON.stringify(what);
    if (said !== this.sent) [this.key, this.sent] = [idempotencyKey(), said];
    this.saved.emit(await this.api.create(what, this.key));
  }
}
