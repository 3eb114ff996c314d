import { Component, input, model, signal, viewChild, ElementRef } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowBigUp, LucideEye, LucideEyeOff } from '@lucide/angular';
import { BareInput } from '@cuspid/ui';

/** A password with an eye to show it, and a word when Caps Lock is on. Stands inside a `cd-field`. */
@Component({
  selector: 'cd-password-field',
  imports: [BareInput, LucideEye, LucideEyeOff, LucideArrowBigUp, TranslocoPipe],
  template: `
    <div class="input">
      <input
        #box
        cdBareInput
        [type]="shown() ? 'text' : 'password'"
        [value]="value()"
        [attr.autocomplete]="autocomplete()"
        [attr.name]="autocomplete()"
        spellcheck="false"
        autocapitalize="off"
        (input)="value.set(box.value)"
        (keydown)="look($event)"
        (keyup)="look($event)"
        (blur)="left()"
      />
      <button
        type="button"
        class="text-ink-3 p-1 -mr-1 rounded-key"
        [attr.aria-label]="(shown() ? 'door.hide' : 'door.show') | transloco"
        [attr.aria-pressed]="shown()"
        (click)="shown.set(!shown())"
      >
        @if (shown()) {
          <svg lucideEyeOff></svg>
        } @else {
          <svg lucideEye></svg>
        }
      </button>
    </div>
    <p class="field-hint text-amber" [hidden]="!capsLock()" role="status">
      <svg lucideArrowBigUp></svg>{{ 'door.capsLock' | transloco }}
    </p>
  `,
})
export class PasswordField implements FormValueControl<string> {
  readonly value = model('');
  readonly touched = model(false);
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');

  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected look(event: KeyboardEvent): void {
    this.capsLock.set(event.getModifierState('CapsLock'));
  }

  protected left(): void {
    this.capsLock.set(false);
    this.touched.set(true);
  }
}
