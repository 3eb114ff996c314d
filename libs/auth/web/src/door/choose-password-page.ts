import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '@cuspid/platform/web';
import { USER } from '@cuspid/users/contracts';
import { PasswordForm } from '../password/password-form';
import { DoorFrame } from './door-frame';

/** The gate of a temporary password: nothing else opens until the person has chosen their own. */
@Component({
  selector: 'cd-choose-password-page',
  imports: [DoorFrame, PasswordForm, TranslocoPipe],
  template: `
    <cd-door-frame>
      <h1 class="text-display">{{ 'auth.choose.title' | transloco }}</h1>
      <p class="text-input text-ink-2 mt-1 mb-[26px]">{{ 'auth.choose.text' | transloco: { hours } }}</p>
      <cd-password-form
        [currentLabel]="'auth.temporary' | transloco"
        [saveLabel]="'auth.choose.save' | transloco"
        (changed)="goOn()"
      />
      <p class="mt-6 text-small text-ink-3">
        {{ session.user()?.email }} ·
        <button type="button" class="link" (click)="leave()">{{ 'auth.choose.otherAccount' | transloco }}</button>
      </p>
    </cd-door-frame>
  `,
})
export class ChoosePasswordPage {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly hours = USER.temporaryHours;

  protected async goOn(): Promise<void> {
    await this.router.navigateByUrl('/');
  }

  protected async leave(): Promise<void> {
    await this.session.signOut();
  }
}
