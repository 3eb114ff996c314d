import type { PostingDto } from '@cuspid/payment-records/contracts';
import type { PatientDto } from '@cuspid/patients/contracts';
import type { SettingsDto } from '@cuspid/settings/contracts';
import type { PaymentWords } from '../payment-words';
import { leftOf, type Shares } from './allocation';
import { changeOf, type PaymentDraft } from './payment-draft';
import type { ReceiptDraft } from './receipt-preview';

interface Facts {
  draft: PaymentDraft;
  amountMinor: number;
  currency: string;
  today: string;
  clinic: SettingsDto | null;
  patient: PatientDto | null;
  shares: Shares;
  charges: readonly PostingDto[];
  balanceMinor: number;
  words: PaymentWords;
}

/** The receipt of what is typed. */
export function receiptOf(facts: Facts): ReceiptDraft {
  const { draft, amountMinor, currency, clinic, patient, shares, charges, words } = facts;
  const settled = charges.flatMap((charge) => {
    const share = shares.get(charge.id);
    return share ? [{ text: words.what(charge), day: charge.paidOn, amountMinor: share }] : [];
  });
  const left = Math.max(0, leftOf(amountMinor, shares));
  const prepaid = left ? [{ text: words.say('shares.prepaid'), day: null, amountMinor: left }] : [];
  const changeMinor = changeOf(draft, amountMinor);
  return {
    clinic: clinic && { name: clinic.name, place: clinic.place, phone: clinic.phone },
    patient: patient && { name: `${patient.firstName} ${patient.lastName}`, code: patient.patientCode },
    ...{ currency, amountMinor, method: draft.method },
    reference: draft.method === 'CASH' ? '' : draft.reference,
    day: draft.paidOn || facts.today,
    lines: [...settled, ...prepaid],
    tenderedMinor: changeMinor === null ? null : draft.tendered,
    changeMinor,
    balanceMinor: facts.balanceMinor - amountMinor,
  };
}
