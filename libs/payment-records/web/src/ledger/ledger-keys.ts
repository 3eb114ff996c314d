import { inject } from '@angular/core';
import { Hotkeys } from '@cuspid/platform/web';
import { PaymentWords } from '../payment-words';

interface LedgerSteps {
  take(): void;
  charge(): void;
  along(step: 1 | -1): void;
  receipt(): void;
}

/** The keys of a patient's ledger. */
export function bindLedgerKeys(steps: LedgerSteps): void {
  const words = inject(PaymentWords);
  const group = words.say('title');
  const key = (keys: string, label: string, run: () => void) => ({ keys, label: words.say(label), group, run });
  inject(Hotkeys).bind([
    key('p', 'take.verb', () => steps.take()),
    key('a', 'charge.verb', () => steps.charge()),
    key('j', 'keys.next', () => steps.along(1)),
    key('k', 'keys.before', () => steps.along(-1)),
    key('r', 'keys.receipt', () => steps.receipt()),
  ]);
}
