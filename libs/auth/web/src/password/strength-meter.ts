import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { strengthOf, USER, weaknessOf } from '@cuspid/users/contracts';
import { whyWeak } from './new-password-rules';

const STEPS = { short: 1, weak: 1, fair: 2, good: 3, strong: 4 } as const;

/** How hard the typed password is to guess, and why: a bar of four parts, a word, a reason. */
@Component({
  selector: 'cd-strength-meter',
  imports: [TranslocoPipe],
  host: { class: 'block mt-2' },
  template: `
    <div [class]="'strength strength-' + (strength() ?? 'none')" aria-hidden="true">
      @for (step of [1, 2, 3, 4]; track step) {
        <i [class.strength-on]="step <= steps()"></i>
      }
    </div>
    <p class="text-small text-ink-3 mt-1.5" role="status">
      @if (strength(); as word) {
        <b class="font-semibold text-ink-2">{{ 'auth.strength.' + word | transloco }}.</b> {{ why() }}
      } @else {
        {{ 'auth.newHint' | transloco: { min } }}
      }
    </p>
  `,
})
export class StrengthMeter {
  readonly password = input.required<string>();
  /** Name and address of the person: what they must not stand in it. */
  readonly personal = input<readonly string[]>([]);

  private readonly words = inject(TranslocoService);
  protected readonly min = USER.passwordMin;
  protected readonly strength = computed(() => (this.password() ? strengthOf(this.password(), this.personal()) : null));
  protected readonly steps = computed(() => {
    const strength = this.strength();
    return strength ? STEPS[strength] : 0;
  });
  protected readonly why = computed(() => {
    const weakness = weaknessOf(this.password(), this.personal());
    return weakness
      ? whyWeak(weakness, this.password(), this.words)
      : this.words.translate<string>(`auth.why.${this.strength()}`);
  });
}
