import { dayInWords, escapeHtml, fontFaces, type PdfPage } from '@cuspid/platform/providers';
import type { SlideDto } from '@cuspid/presentations/contracts/dto';
import type { Deck } from '../deck';

const STYLES = `
* { box-sizing: border-box; margin: 0; }
body { font: 13pt/1.4 Inter, 'Noto Sans', 'Noto Sans Sinhala', 'Noto Sans Tamil', sans-serif; color: #16191c; }
.slide { break-after: page; height: 165mm; display: flex; flex-direction: column; gap: 5mm; overflow: hidden; }
.slide:last-child { break-after: auto; }
h1 { font-size: 26pt; line-height: 1.15; }
h2 { font-size: 18pt; }
.day { color: #474e52; font-size: 11pt; }
dl { display: grid; grid-template-columns: 58mm 1fr; gap: 1.6mm 6mm; }
dl.close { font-size: 9.5pt; gap: 0.6mm 5mm; }
dt { color: #474e52; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.image { flex: 1 1 0; min-height: 0; display: flex; justify-content: center; align-items: center; }
.image img, .image svg { max-width: 100%; max-height: 125mm; }
.front { justify-content: center; }
.proof { color: #474e52; font-size: 9pt; overflow-wrap: anywhere; }
`;
/** More lines, or longer ones, are set closer. */
const COMFORTABLE = 14;

/** A presentation as pages: everything escaped, nothing fetched, nobody named, not even who printed it. */
export function deckPage(deck: Deck, hash: string, pictures: readonly Buffer[]): PdfPage {
  const front = `<section class="slide front"><h1>${escapeHtml(deck.title)}</h1><p class="day">De-identified. Days are shifted; those between them are as they were.</p><p class="proof">SHA-256 ${hash}</p></section>`;
  const body = front + deck.slides.map((slide) => slideHtml(slide, deck, pictures)).join('');
  const text = deck.slides.reduce((sum, { lines }) => sum + lines.reduce((all, one) => all + one.text.length, 0), 0);
  return {
    html: `<html lang="en"><head><title>${escapeHtml(deck.title)}</title><style>${fontFaces(body)}${STYLES}</style></head><body>${body}</body></html>`,
    expect: [hash],
    maxPages: 2 + deck.slides.length * 2 + Math.ceil(text / 1_000),
    landscape: true,
    footer: { left: 'De-identified case presentation', numbering: '{page} of {pages}' },
  };
}

function slideHtml({ title, day, lines, image }: SlideDto, { drawings }: Deck, pictures: readonly Buffer[]): string {
  const when = day ? `<p class="day">${escapeHtml(dayInWords(day))}</p>` : '';
  const isClose = lines.length > COMFORTABLE || lines.some(({ text }) => text.length > 900);
  const rows = lines.map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`).join('');
  const list = rows && `<dl${isClose ? ' class="close"' : ''}>${rows}</dl>`;
  return `<section class="slide"><h2>${escapeHtml(title)}</h2>${when}${list}${imageHtml(image, drawings, pictures)}</section>`;
}

function imageHtml(image: SlideDto['image'], drawings: readonly string[], pictures: readonly Buffer[]): string {
  if (!image) return '';
  const place = image.number - 1;
  if (image.kind === 'DRAWING') return `<div class="image">${drawings[place] ?? ''}</div>`;
  const source = `data:image/webp;base64,${pictures[place]?.toString('base64') ?? ''}`;
  return `<div class="image"><img alt="" src="${source}"></div>`;
}
