import { texts } from '@cuspid/dental-chart/api';
import { creditNoteText, invoiceText } from '@cuspid/payment-records/contracts';
import type { InvoiceLineDto, InvoiceTotalDto } from '@cuspid/payment-records/contracts/dto';
import { dayInWords, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import { moneyPage, type Fact, type Printing } from './frame';
import type { ReadInvoice } from './invoice-content';
import { figure, moneyText } from './money-words';

const LINES_A_SHEET = 14;

const lineHtml = ({ chargedOn, description, amount, settled }: InvoiceLineDto): string => {
  const cells = [amount.amountMinor, settled.amountMinor, amount.amountMinor - settled.amountMinor]
    .map((minor) => `<td class="sum">${texts([figure(minor, amount.currency)])}</td>`)
    .join('');
  return `<tr><td class="day">${texts([dayInWords(chargedOn)])}</td><td>${texts([description])}</td>${cells}</tr>`;
};

function currencyHtml(lines: readonly InvoiceLineDto[], { charged, settled, due }: InvoiceTotalDto): string {
  const { currency } = due;
  const own = lines.filter(({ amount }) => amount.currency === currency).map(lineHtml);
  const sums = [charged, settled, due].map(({ amountMinor }) => texts([figure(amountMinor, currency)]));
  const total = `<tr class="total first"><td colspan="2">Total</td>${sums.map((sum) => `<td class="sum">${sum}</td>`).join('')}</tr>`;
  const toPay = `<tr class="total due"><td colspan="4">To be paid</td><td class="sum">${texts([moneyText(due.amountMinor, currency)])}</td></tr>`;
  const head = `<th class="day">Date</th><th>For</th><th class="sum">${texts([currency])}</th><th class="sum">Settled before</th><th class="sum">To be paid</th>`;
  return `<h2>Charges in ${texts([currency])}</h2><table><thead><tr>${head}</tr></thead><tbody>${own.join('')}${total}${toPay}</tbody></table>`;
}

function factsOf({ content, issuedBy, note }: ReadInvoice, timeZone: string): Fact[] {
  const voided = note
    ? [
        {
          term: 'Void by',
          text: `${creditNoteText(note.number)}, ${momentInWords(note.issuedAt, timeZone)}`,
          isWide: true,
        },
      ]
    : [];
  return [
    { term: 'Billed to', text: content.billedTo, isWide: true },
    { term: 'Patient code', text: content.patientCode },
    { term: 'Issued', text: dayInWords(content.issuedOn) },
    { term: 'Issued by', text: issuedBy.name, isWide: true },
    { term: 'Due', text: dayInWords(content.dueOn) },
    ...voided,
  ];
}

/** An invoice on A4: its frozen lines and what each currency comes to. No health data but what was charged for, by its name. */
export function invoicePage(read: ReadInvoice, timeZone: string, printing: Printing): PdfPage {
  const { content, row, note } = read;
  const number = invoiceText(row.number);
  const notes = content.notes ? `<p class="note">${texts([content.notes])}</p>` : '';
  return moneyPage(
    {
      ...{ title: 'Invoice', number, isVoid: note !== null, facts: factsOf(read, timeZone), hash: row.hash },
      sections: [...content.totals.map((total) => currencyHtml(content.lines, total)), notes],
      foot: `${content.patientCode} · Invoice ${number}`,
      expect: [
        ...[content.patientCode, content.billedTo, dayInWords(content.dueOn)],
        ...content.totals.map(({ due }) => moneyText(due.amountMinor, due.currency)),
      ],
      maxPages: 2 + Math.ceil(content.lines.length / LINES_A_SHEET),
    },
    printing,
  );
}
