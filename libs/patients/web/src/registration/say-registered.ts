import type { TranslocoService } from '@jsverse/transloco';
import type { Toasts } from '@cuspid/ui';
import type { Registered } from './registrar';

/** Says what became of a draft: one line when all went well, one more for each thing that did not. */
export function sayRegistered(done: Registered, words: TranslocoService, toasts: Toasts, open: () => void): void {
  const { patient, entry, failed } = done;
  const values = {
    name: `${patient.firstName} ${patient.lastName}`,
    code: patient.patientCode,
    ticket: entry?.ticket ?? '',
  };
  const key = entry ? 'patients.register.doneCheckedIn' : 'patients.register.done';
  toasts.show(words.translate(key, values), entry ? { label: words.translate('patients.open'), run: open } : undefined);
  for (const { what, label, detail } of failed) {
    toasts.error(
      `${words.translate(`patients.register.failedAfter.${what}`, { ...values, label })} ${detail ?? ''}`.trim(),
    );
  }
}
