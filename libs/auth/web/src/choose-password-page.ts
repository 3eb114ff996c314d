import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '@cuspid/platform/web';
import { BrandMark } from '@cuspid/ui';
import { ArchDrawing } from './arch-drawing';
import { PasswordForm } from './password-form';

/** The gate of a temporary password: nothing else opens until the person has chosen their own. */
@Component({
  selector: 'cd-choose-password-page',
  imports: [ArchDrawing, BrandMark, PasswordForm, TranslocoPipe],
  template: `
    <main class="sign-in">
      <div class="sign-in-side">
        <div class="sign-in-brand"><cd-brand-mark />Cuspid</div>
        <div class="sign-in-form">
          <h1 class="text-display">{{ 'auth.choose.title' | transloco }}</h1>
          <p class="text-input text-ink-2 mt-1 mb-[26px]">{{ 'auth.choose.text' | transloco }}</p>
          <cd-password-form
            [currentLabel]="'auth.temporary' | transloco"
            [saveLabel]="'auth.choose.save' | transloco"
            (changed)="goOn()"
          />
          <button type="button" class="link mt-6" (click)="leave()">
            {{ 'auth.choose.otherAccount' | transloco }}
          </button>
        </div>
        <footer class="sign-in-foot">{{ session.user()?.email }}</footer>
      </div>
      <cd-arch-drawing />
    </main>
  `,
})
export class ChoosePasswordPage {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);

  protected async goOn(): Promise<void> {
    await this.router.navigateByUrl('/');
  }

  protected async leave(): Promise<void> {
    await this.session.signOut();
  }
}
