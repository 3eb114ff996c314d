import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideKeyRound, LucideTrash2, LucideUserRoundCheck, LucideUserRoundX } from '@lucide/angular';
import type { UserDetailDto } from '@cuspid/users/contracts';
import { endingOf, stayingOf, tieWords } from '../tie-words';

/** What can be done to an account besides editing it, each with what will happen. Nothing of it is done to oneself. */
@Component({
  selector: 'cd-account-panel',
  imports: [LucideKeyRound, LucideTrash2, LucideUserRoundCheck, LucideUserRoundX, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './account-panel.html',
})
export class AccountPanel {
  readonly user = input.required<UserDetailDto>();
  readonly isOneself = input(false);
  readonly isBusy = input(false);
  readonly passwordReset = output<void>();
  readonly deactivated = output<void>();
  readonly reactivated = output<void>();
  readonly purged = output<void>();

  private readonly words = inject(TranslocoService);
  protected readonly isInactive = computed(() => this.user().state === 'INACTIVE');
  protected readonly ending = computed(() => tieWords(endingOf(this.user().ties), this.words));
  protected readonly staying = computed(() => tieWords(stayingOf(this.user().ties), this.words));
  protected readonly who = computed(() => ({
    name: this.user().name,
    email: this.user().email,
    id: this.user().id,
    role: this.words.translate(`roles.${this.user().role}`).toLowerCase(),
  }));
}
