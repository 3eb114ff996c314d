import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Modal } from '@cuspid/patients/web';
import { Field, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { Signing, type Signature } from './signing';

/** Asks for one's own password before a version is approved or returned; says in a sentence what that does. */
@Component({
  selector: 'cd-sign-dialog',
  imports: [Field, Modal, TextInput, TranslocoPipe],
  template: `
    <dialog cdModal aria-labelledby="cd-sign" (cancel)="cancel($event)">
      <h2 id="cd-sign" class="text-title">{{ title() }}</h2>
      <p class="text-input text-ink-2 mt-2">{{ 'cases.sign.text.' + signature().decision | transloco }}</p>
      <p class="text-small text-ink-3 mt-2 wrap-anywhere">
        SHA-256 <span class="tabular">{{ signature().submission.contentHash }}</span>
      </p>
      <form class="mt-4" (submit)="sign($event)">
        <cd-field [label]="'cases.sign.password' | transloco" [error]="signing.problem()">
          <input
            #word
            cdInput
            autofocus
            type="password"
            name="password"
            autocomplete="current-password"
            [value]="password()"
            (input)="password.set(word.value)"
          />
        </cd-field>
        <div class="dialog-actions">
          <button type="button" class="btn" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
          <button type="submit" class="btn btn-primary" [disabled]="signing.isBusy() || signing.isStale()">
            {{ 'cases.sign.verb.' + signature().decision | transloco }}
          </button>
        </div>
      </form>
    </dialog>
  `,
})
export class SignDialog {
  readonly signature = input.required<Signature>();
  readonly closed = output<void>();
  readonly signed = output<void>();

  private readonly words = inject(CaseWords);
  protected readonly signing = inject(Signing);
  protected readonly password = signal('');
  protected readonly title = computed(() => {
    const { submission, decision } = this.signature();
    return this.words.say(`sign.title.${decision}`, { work: this.words.work(submission) });
  });

  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.password()) return this.signing.problem.set(this.words.say('sign.enter'));
    const isSigned = await this.signing.sign(this.signature(), this.password());
    this.password.set('');
    if (isSigned) this.signed.emit();
  }
}
