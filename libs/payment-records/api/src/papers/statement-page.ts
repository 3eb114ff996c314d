import { texts } from '@cuspid/dental-chart/api';
import type { PostingKind } from '@cuspid/payment-records/contracts';
import { dayInWords, type PdfPage } from '@cuspid/platform/providers';
import { moneyPage, type Printing } from './frame';
import { balanceText, figure } from './money-words';
import type { Statement, StatementLine } from './statement';

const LINES_A_SHEET = 16;

const WORDS: Record<PostingKind, string> = {
  CHARGE: 'Charge',
  PAYMENT: 'Payment',
  REFUND: 'Refund',
  DISCOUNT: 'Discount',
  REVERSAL: 'Reversed',
};

/** What the line is, as an account says it. */
function wordsOf({ kind, reversedKind, description }: StatementLine): string {
  if (kind === 'CHARGE' && description) return description;
  const what = reversedKind ? `Reversed: ${WORDS[reversedKind].toLowerCase()}` : WORDS[kind];
  return [what, description].filter(Boolean).join(', ');
}

function lineHtml(line: StatementLine, currency: string): string {
  const { effectMinor, balanceMinor, receipt, day } = line;
  const more = effectMinor > 0 ? figure(effectMinor, currency) : '';
  const less = effectMinor < 0 ? figure(-effectMinor, currency) : '';
  const sums = [more, less, figure(balanceMinor, currency)].map((sum) => `<td class="sum">${texts([sum])}</td>`);
  return `<tr><td class="day">${texts([dayInWords(day)])}</td><td>${texts([wordsOf(line)])}</td><td class="no">${texts([receipt])}</td>${sums.join('')}</tr>`;
}

const edge = (text: string, minor: number, currency: string, kind = ''): string =>
  `<tr class="total ${kind}"><td colspan="5">${texts([text])}</td><td class="sum">${texts([figure(minor, currency)])}</td></tr>`;

function tableHtml({ lines, currency, from, to, openingMinor, closingMinor }: Statement): string {
  const columns = ['For', 'Receipt', 'To be paid', 'Paid or given', 'Balance'];
  const head = columns.map((name, at) => `<th${at > 1 ? ' class="sum"' : at ? ' class="no"' : ''}>${name}</th>`);
  const rows = [
    edge(`Balance before ${dayInWords(from)}`, openingMinor, currency),
    ...lines.map((line) => lineHtml(line, currency)),
    edge(`Balance on ${dayInWords(to)}`, closingMinor, currency, 'first due'),
  ];
  return `<h2>Account in ${texts([currency])}</h2><table class="ledger"><thead><tr><th class="day">Date</th>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** A patient's account over some days, on A4. */
export function statementPage(
  statement: Statement,
  patient: { code: string; name: string },
  hash: string,
  printing: Printing,
): PdfPage {
  const { from, to, currency, closingMinor, lines } = statement;
  const days = `${dayInWords(from)} to ${dayInWords(to)}`;
  const none = lines.length ? '' : '<p class="none">Nothing was charged or paid in this time.</p>';
  return moneyPage(
    {
      ...{ title: 'Statement', number: days, hash },
      facts: [
        { term: 'Account of', text: patient.name, isWide: true },
        { term: 'Patient code', text: patient.code },
        { term: 'Currency', text: currency },
      ],
      sections: [
        tableHtml(statement),
        none,
        `<p class="after">${texts([`On ${dayInWords(to)}: ${balanceText(closingMinor, currency)}`])}</p>`,
      ],
      foot: `${patient.code} · Statement in ${currency}`,
      expect: [patient.code, patient.name, figure(closingMinor, currency)],
      maxPages: 2 + Math.ceil(lines.length / LINES_A_SHEET),
    },
    printing,
  );
}
