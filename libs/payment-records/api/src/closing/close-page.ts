import { texts } from '@cuspid/dental-chart/api';
import type { ClosedMethodDto, DayCloseDto } from '@cuspid/payment-records/contracts/dto';
import { receiptText, type PostingKind } from '@cuspid/payment-records/contracts';
import { dayInWords, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import { moneyPage, type Printing } from '../papers/frame';
import { figure, methodText, moneyText } from '../papers/money-words';
import type { DrawerLine } from './drawer';

const LINES_A_SHEET = 24;
/** Lines that are printed; the clinic has them all. */
const MOST = 1_000;

const KINDS: Record<PostingKind, string> = {
  CHARGE: 'Charge',
  PAYMENT: 'Payment',
  REFUND: 'Refund',
  REVERSAL: 'Reversal',
  DISCOUNT: 'Discount',
};

/** A close and what it took. */
export interface PrintedClose {
  close: DayCloseDto;
  lines: readonly DrawerLine[];
  timeZone: string;
}

const cells = (minors: readonly number[], currency: string): string =>
  minors.map((minor) => `<td class="sum">${texts([figure(minor, currency)])}</td>`).join('');

const heads = (names: readonly string[]): string => names.map((name) => `<th class="sum">${name}</th>`).join('');

function methodsHtml({
  methods,
  floatMinor,
  currency,
  expectedMinor,
  countedMinor,
  differenceMinor,
}: DayCloseDto): string {
  const row = (one: ClosedMethodDto) => {
    const expected = one.expectedMinor + (one.method === 'CASH' ? floatMinor : 0);
    const sums = [one.inMinor, one.outMinor, expected, one.countedMinor, one.differenceMinor];
    return `<tr><td>${texts([methodText(one.method)])}</td><td class="no">${one.count}</td>${cells(sums, currency)}</tr>`;
  };
  const inAll = methods.reduce((sum, { inMinor }) => sum + inMinor, 0);
  const outAll = methods.reduce((sum, { outMinor }) => sum + outMinor, 0);
  const count = methods.reduce((sum, one) => sum + one.count, 0);
  const total = `<tr class="total first"><td>Total</td><td class="no">${count}</td>${cells([inAll, outAll, expectedMinor, countedMinor, differenceMinor], currency)}</tr>`;
  const float = floatMinor
    ? `<p class="note">${texts([`Of the cash expected, ${moneyText(floatMinor, currency)} is the float.`])}</p>`
    : '';
  return (
    `<h2>Counted by method, in ${texts([currency])}</h2><table class="close"><thead><tr><th>Method</th><th class="no">Lines</th>${heads(['In', 'Out', 'Expected', 'Counted', 'Difference'])}</tr></thead>` +
    `<tbody>${methods.map(row).join('')}${total}</tbody></table>${float}`
  );
}

function piecesHtml({ denominations, currency }: DayCloseDto): string {
  if (!denominations.length) return '';
  const rows = denominations.map(
    ({ valueMinor, count }) =>
      `<tr><td>${texts([figure(valueMinor, currency)])}</td><td class="no">× ${count}</td>${cells([valueMinor * count], currency)}</tr>`,
  );
  return `<h2>Cash by notes and coins</h2><table class="pieces"><thead><tr><th>Worth</th><th class="no">Pieces</th>${heads(['Amount'])}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function linesHtml({ close: { currency }, lines, timeZone }: PrintedClose): string {
  const rows = lines.slice(0, MOST).map(({ postingId, receiptNumber, kind, method, drawerMinor, postedAt }) => {
    const what = `${KINDS[kind]}, ${methodText(method)}`;
    const number = receiptNumber ? receiptText(receiptNumber) : `line ${postingId}`;
    return `<tr><td class="when">${texts([momentInWords(postedAt, timeZone)])}</td><td class="no">${texts([number])}</td><td>${texts([what])}</td>${cells([drawerMinor], currency)}</tr>`;
  });
  const cut =
    lines.length > MOST ? `<p class="note">${texts([`The first ${MOST} of ${lines.length} lines.`])}</p>` : '';
  return `<h2>What was taken and given back</h2><table><thead><tr><th class="when">Posted</th><th class="no">Receipt</th><th>What</th>${heads(['Amount'])}</tr></thead><tbody>${rows.join('')}</tbody></table>${cut}`;
}

const said = (name: string, text: string | null): string =>
  text ? `<p class="note"><b>${name}</b> ${texts([text])}</p>` : '';

/** A drawer's close on A4: what was expected, counted and signed, and its lines. It names no patient. */
export function closePage(printed: PrintedClose, printing: Printing): PdfPage {
  const { close, timeZone } = printed;
  const { number, currency, cashier, signedBy, closedOn, closedAt, since, differenceMinor, hash, isIntact } = close;
  const broken = isIntact ? '' : '<p class="none">What is kept of this close is no longer what was signed.</p>';
  return moneyPage(
    {
      ...{
        title: 'Day close',
        number,
        hash,
        signatures: ['Handed over: name, signature', 'Received: name, signature'],
      },
      facts: [
        { term: 'Cashier', text: cashier.name, isWide: true },
        { term: 'Counted and signed by', text: signedBy.name, isWide: true },
        { term: 'Signed', text: momentInWords(new Date(closedAt), timeZone), isWide: true },
        { term: 'Open since', text: momentInWords(new Date(since), timeZone), isWide: true },
      ],
      sections: [
        broken,
        methodsHtml(close),
        `<p class="after">${texts([`Difference ${moneyText(differenceMinor, currency)}`])}</p>`,
        said('Reason:', close.reason),
        said('Note:', close.note),
        piecesHtml(close),
        linesHtml(printed),
      ],
      foot: `Day close ${number} · ${dayInWords(closedOn)} · ${currency}`,
      expect: [cashier.name, signedBy.name, moneyText(differenceMinor, currency)],
      maxPages: 3 + Math.ceil((Math.min(printed.lines.length, MOST) + close.denominations.length) / LINES_A_SHEET),
    },
    printing,
  );
}
