import { texts } from '@cuspid/dental-chart/api';
import { escapeHtml, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import type { PrintedClinic } from '@cuspid/settings/api';
import { FRAME_STYLES } from './frame-styles';

/** Something said beside its name, at the head of a paper. Plain text. */
export interface Fact {
  term: string;
  text: string;
  isWide?: boolean;
}

/** Who prints it, when, and for which clinic. */
export interface Printing {
  clinic: PrintedClinic;
  printedBy: string;
  printedAt: Date;
}

/** What stands within the frame. All of `sections` is escaped by who gives it; all else is plain text. */
export interface MoneyContent {
  /** "Receipt", "Invoice". */
  title: string;
  /** Its number, or what it is of: below the title. */
  number: string;
  /** "Original", "Copy 2", "Preview". */
  marks?: readonly string[];
  isVoid?: boolean;
  facts: readonly Fact[];
  sections: readonly string[];
  signatures?: readonly string[];
  /** SHA-256 of what is told, in hex. */
  hash?: string;
  /** At the foot of every page, before who printed it. */
  foot: string;
  /** Texts that must be readable in the finished PDF. */
  expect: readonly string[];
  maxPages: number;
}

/** A hash as it is read aloud and compared: in groups of eight. */
export const inGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? '';

export const proofHtml = (hash?: string): string =>
  hash ? `<p class="proof">Content SHA-256 <b>${texts([inGroups(hash)])}</b></p>` : '';

/** What a print is besides the paper: the original or a copy, and whether it still counts. */
export function marksHtml({ marks = [], isVoid }: Pick<MoneyContent, 'marks' | 'isVoid'>): string {
  const all = [...(isVoid ? ['<b class="void">VOID</b>'] : []), ...marks.map((mark) => `<b>${texts([mark])}</b>`)];
  return all.length ? `<p class="marks">${all.join('')}</p>` : '';
}

function headerHtml({ title, number }: MoneyContent, { name, place, address, phone, logo }: PrintedClinic): string {
  const mark = logo ? `<img class="logo" alt="" src="${escapeHtml(logo)}">` : '';
  const where = texts([address ?? place, phone && `Tel. ${phone}`]);
  return (
    `<header><div class="clinic">${mark}<div><h1>${texts([name])}</h1><p>${where}</p></div></div>` +
    `<div class="title"><h1>${texts([title])}</h1><p>${texts([number])}</p></div></header>`
  );
}

const factHtml = ({ term, text, isWide }: Fact): string =>
  `<div${isWide ? ' class="wide"' : ''}><dt>${texts([term])}</dt><dd>${texts([text])}</dd></div>`;

/** An A4 paper about money: the clinic, what it is, its body, its hash, and at the foot who printed it and which page of how many. */
export function moneyPage(content: MoneyContent, { clinic, printedBy, printedAt }: Printing): PdfPage {
  const { title, number, facts, sections, signatures = [], hash, isVoid } = content;
  const lines = signatures.map((line) => `<p>${texts([line])}</p>`).join('');
  const body = [
    isVoid ? '<div class="watermark" aria-hidden="true">VOID</div>' : '',
    headerHtml(content, clinic),
    marksHtml(content),
    `<dl class="facts">${facts.map(factHtml).join('')}</dl>`,
    ...sections,
    lines && `<section class="end">${lines}</section>`,
    proofHtml(hash),
  ].join('');
  const head = `<title>${texts([title, number])}</title><style>${fontFaces(body)}${FRAME_STYLES}</style>`;
  const printed = `printed by ${printedBy}, ${momentInWords(printedAt, clinic.timeZone)}`;
  return {
    html: `<html lang="en"><head>${head}</head><body>${body}</body></html>`,
    expect: [clinic.name, number, ...(hash ? [inGroups(hash)] : []), ...(isVoid ? ['VOID'] : []), ...content.expect],
    maxPages: content.maxPages,
    footer: { left: `${content.foot}, ${printed}`, numbering: 'Page {page} of {pages}' },
  };
}
