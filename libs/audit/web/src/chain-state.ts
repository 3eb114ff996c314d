import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideLoaderCircle, LucideShieldAlert, LucideShieldCheck, LucideShieldQuestionMark } from '@lucide/angular';
import type { VerificationDto } from '@cuspid/audit/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';

/** What the last proof of the chain came to, in one line: intact, being checked, not checked, or broken and where. */
@Component({
  selector: 'cd-chain-state',
  imports: [LucideLoaderCircle, LucideShieldAlert, LucideShieldCheck, LucideShieldQuestionMark, TranslocoPipe],
  host: { class: 'flex items-center gap-2 min-w-0', role: 'status' },
  template: `
    @if (isChecking()) {
      <svg lucideLoaderCircle class="text-ink-3 flex-none"></svg>
      <span class="text-ink-2">{{ 'audit.chain.checking' | transloco }}</span>
    } @else if (failure() !== null) {
      <svg lucideShieldQuestionMark class="text-amber flex-none"></svg>
      <span class="text-amber truncate">{{ 'audit.chain.failed' | transloco }} {{ failure() }}</span>
    } @else if (proof(); as shown) {
      @if (shown.isIntact) {
        <svg lucideShieldCheck class="text-green flex-none"></svg>
        <span class="text-ink-2 tabular truncate">{{ intact() }}</span>
      } @else {
        <svg lucideShieldAlert class="text-red flex-none"></svg>
        <strong class="text-red font-semibold truncate">{{ 'audit.chain.broken' | transloco }}</strong>
      }
    }
    @if (!isChecking()) {
      <button type="button" class="btn btn-small flex-none" (click)="checked.emit()">
        {{ 'audit.chain.check' | transloco }}
      </button>
    }
  `,
})
export class ChainState {
  readonly proof = input.required<VerificationDto | null>();
  readonly isChecking = input.required<boolean>();
  /** Why it could not be checked, perhaps without words; null when it could. */
  readonly failure = input.required<string | null>();
  readonly checked = output();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly intact = computed(() => {
    const proof = this.proof();
    if (!proof) return '';
    const day = this.clock.today(proof.checkedAt);
    const time = this.clock.time(proof.checkedAt);
    const at = day === this.clock.today() ? time : `${dayText(day)} ${time}`;
    return this.words.translate('audit.chain.intact', { count: proof.checked.toLocaleString('en'), at });
  });
}
