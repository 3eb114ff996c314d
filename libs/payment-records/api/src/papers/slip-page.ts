import { texts } from '@cuspid/dental-chart/api';
import { dayInWords, FONT_STACK, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import { inGroups, marksHtml, proofHtml, type Printing } from './frame';
import { balanceText, figure, moneyText } from './money-words';
import { hashOfReceipt, markOf, prepaidOf, type PrintedReceipt } from './receipt-facts';
import { changeText, howText, titleOf } from './receipt-page';

const STYLES = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.6pt/1.35 ${FONT_STACK}; color: #000; font-variant-numeric: tabular-nums; }
header, footer { text-align: center; overflow-wrap: anywhere; }
header .logo { max-height: 14mm; max-width: 50mm; object-fit: contain; filter: grayscale(1); }
h1 { font-size: 11pt; line-height: 1.25; }
h2 { margin-top: 2.5mm; font-size: 10pt; }
.marks { display: flex; justify-content: center; gap: 2mm; margin-top: 1.5mm; }
.marks b { padding: 0.4mm 2mm; border: 0.8pt solid #000; }
.marks b.void { background: #000; color: #fff; }
section { margin-top: 2.5mm; padding-top: 2mm; border-top: 0.6pt dashed #000; }
.line { display: flex; justify-content: space-between; gap: 3mm; }
.line span { min-width: 0; overflow-wrap: anywhere; }
.line b { flex: none; white-space: nowrap; }
.line.big { font-size: 12pt; font-weight: 700; }
.proof { margin-top: 2.5mm; font-size: 6.4pt; overflow-wrap: anywhere; }
footer { margin-top: 2mm; font-size: 7pt; }
`;

/** Letters a line of the slip has room for beside an amount: what a text takes in height. */
const LETTERS_A_LINE = 26;
const LINE_MM = 4.1;
/** The head, the amount, the hash and the foot, with some air below. */
const FRAME_MM = 58;

const line = (text: string, amount = '', kind = ''): string =>
  `<p class="line ${kind}"><span>${texts([text])}</span><b>${texts([amount])}</b></p>`;

const linesOf = (text: string): number => Math.max(1, Math.ceil([...text].length / LETTERS_A_LINE));

/** What the slip tells besides its frame, a line each: text and amount. */
function body({ facts, patient, takenBy, balanceMinor, voidedAt }: PrintedReceipt): [string, string][][] {
  const prepaid = prepaidOf(facts);
  const settled = facts.settled.map((one): [string, string] => [
    one.description,
    figure(one.amountMinor, facts.currency),
  ]);
  return [
    [
      [patient.name, ''],
      [patient.code, dayInWords(facts.paidOn)],
      [`By ${takenBy}`, ''],
      ...(facts.refundOf ? [['Refund of receipt', facts.refundOf] satisfies [string, string]] : []),
    ],
    [
      ...settled,
      ...(prepaid > 0 ? [['Kept as prepayment', figure(prepaid, facts.currency)] satisfies [string, string]] : []),
    ],
    [
      [howText(facts), ''],
      ...changeText(facts).map((text): [string, string] => [text, '']),
      [`Account: ${balanceText(balanceMinor, facts.currency)}`, ''],
      ...(voidedAt ? [[`Reversed on ${voidedAt}`, ''] satisfies [string, string]] : []),
    ],
  ];
}

/** A receipt on the strip of a till's printer: 80 mm wide, as long as it needs. */
export function slipPage(receipt: PrintedReceipt, { clinic, printedBy, printedAt }: Printing): PdfPage {
  const { facts, patient, voidedAt } = receipt;
  const [who, settled, how] = body(receipt).map((lines) => lines.map(([text, amount]) => line(text, amount)).join(''));
  const amount = line(
    facts.kind === 'REFUND' ? 'Given back' : 'Received',
    moneyText(facts.amountMinor, facts.currency),
    'big',
  );
  const hash = hashOfReceipt(facts);
  const logo = clinic.logo ? `<img class="logo" alt="" src="${texts([clinic.logo])}">` : '';
  const head = `${logo}<h1>${texts([clinic.name])}</h1><p>${texts([clinic.address ?? clinic.place, clinic.phone])}</p>`;
  const marks = marksHtml({ marks: [markOf(receipt)], isVoid: voidedAt !== null });
  const html = [
    `<header>${head}<h2>${texts([`${titleOf(facts)} ${facts.number}`])}</h2>${marks}</header>`,
    ...[who, settled, amount + (how ?? '')].filter(Boolean).map((part) => `<section>${part}</section>`),
    proofHtml(hash),
    `<footer>${texts([`Printed by ${printedBy}, ${momentInWords(printedAt, clinic.timeZone)}`])}</footer>`,
  ].join('');
  const texted = [
    clinic.name,
    clinic.address ?? '',
    ...body(receipt)
      .flat()
      .map(([text]) => text),
  ];
  const height = Math.ceil(FRAME_MM + LINE_MM * texted.reduce((sum, text) => sum + linesOf(text), 0));
  const page = `@page { size: 80mm ${height}mm; margin: 4mm 4mm 5mm; }`;
  return {
    html: `<html lang="en"><head><title>${texts([titleOf(facts), facts.number])}</title><style>${fontFaces(html)}${STYLES}${page}</style></head><body>${html}</body></html>`,
    expect: [
      clinic.name,
      facts.number,
      patient.code,
      moneyText(facts.amountMinor, facts.currency),
      markOf(receipt),
      inGroups(hash),
    ],
    maxPages: 3,
  };
}
