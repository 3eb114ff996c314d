import { texts } from '@cuspid/dental-chart/api';
import { dayInWords, type PdfPage } from '@cuspid/platform/providers';
import { moneyPage, type Fact, type Printing } from './frame';
import { balanceText, figure, methodText, moneyText } from './money-words';
import { hashOfReceipt, markOf, prepaidOf, type PrintedReceipt, type ReceiptFacts } from './receipt-facts';

const LINES_A_SHEET = 18;

/** "Receipt", or what a refund is called. */
export const titleOf = ({ kind }: ReceiptFacts): string => (kind === 'REFUND' ? 'Refund receipt' : 'Receipt');

/** What was handed over and given back, where it was said. */
export function changeText({ tenderedMinor, amountMinor, currency }: ReceiptFacts): string[] {
  if (tenderedMinor === null) return [];
  return [
    `Handed over ${moneyText(tenderedMinor, currency)}`,
    `Change ${moneyText(tenderedMinor - amountMinor, currency)}`,
  ];
}

/** How it was paid, in words. */
export const howText = ({ method, reference }: ReceiptFacts): string =>
  [methodText(method), reference].filter(Boolean).join(', ');

function amountHtml({ facts }: PrintedReceipt): string {
  const said = facts.kind === 'REFUND' ? 'Given back' : 'Received';
  const more = changeText(facts).map((line) => `<p>${texts([line])}</p>`);
  return (
    `<section class="amount"><div><p>${said}</p><strong>${texts([moneyText(facts.amountMinor, facts.currency)])}</strong></div>` +
    `<div class="more"><p>${texts([howText(facts)])}</p>${more.join('')}</div></section>`
  );
}

function settledHtml({ facts }: PrintedReceipt): string {
  const { settled, currency, kind } = facts;
  const prepaid = prepaidOf(facts);
  const row = (day: string, text: string, minor: number) =>
    `<tr><td class="day">${texts([day])}</td><td>${texts([text])}</td><td class="sum">${texts([figure(minor, currency)])}</td></tr>`;
  const rows = settled.map((one) => row(dayInWords(one.chargedOn), one.description, one.amountMinor));
  if (prepaid > 0) rows.push(row('', 'Kept as prepayment', prepaid));
  if (!rows.length) return '';
  const title = kind === 'REFUND' ? 'To be paid again' : 'What it paid';
  const head = `<th class="day">Charged</th><th>For</th><th class="sum">${texts([currency])}</th>`;
  return `<h2>${title}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function factsOf({ facts, patient, takenBy }: PrintedReceipt): Fact[] {
  const of = facts.refundOf ? [{ term: 'Refund of receipt', text: facts.refundOf }] : [];
  return [
    { term: facts.kind === 'REFUND' ? 'Paid to' : 'Received from', text: patient.name, isWide: true },
    { term: 'Patient code', text: patient.code },
    { term: 'Date', text: dayInWords(facts.paidOn) },
    { term: facts.kind === 'REFUND' ? 'Paid out by' : 'Taken by', text: takenBy, isWide: true },
    ...of,
  ];
}

/** A receipt on A4. No health data: what was charged for, as it was called on the charge. */
export function receiptPage(receipt: PrintedReceipt, printing: Printing): PdfPage {
  const { facts, patient, balanceMinor, voidedAt } = receipt;
  const voided = voidedAt ? [`<p class="after">${texts([`Reversed on ${voidedAt}. It counts for nothing.`])}</p>`] : [];
  const after = texts([`Account after it: ${balanceText(balanceMinor, facts.currency)}`]);
  return moneyPage(
    {
      ...{ title: titleOf(facts), number: facts.number, marks: [markOf(receipt)], isVoid: voidedAt !== null },
      facts: factsOf(receipt),
      sections: [amountHtml(receipt), ...voided, settledHtml(receipt), `<p class="after">${after}</p>`],
      hash: hashOfReceipt(facts),
      foot: `${patient.code} · ${titleOf(facts)} ${facts.number}`,
      expect: [patient.code, patient.name, moneyText(facts.amountMinor, facts.currency), markOf(receipt)],
      maxPages: 2 + Math.ceil(facts.settled.length / LINES_A_SHEET),
    },
    printing,
  );
}
