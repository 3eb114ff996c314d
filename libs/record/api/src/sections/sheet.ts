import { texts, type PaperContent } from '@cuspid/dental-chart/api';
import { dayInWords } from '@cuspid/platform/providers';

/** A sheet of another domain as part of the record: without its frame and its lines to sign on. */
export function sheetHtml({ day, subtitle, facts = [], sections, bodyClass = '', hash }: PaperContent): string {
  const told = [
    texts([subtitle ?? `As of ${dayInWords(day)}`]),
    ...facts.map(({ term, html }) => `${texts([term])} ${html}`),
  ];
  const proof = hash ? `<p class="proof">SHA-256 of this part <b>${texts([hash])}</b></p>` : '';
  return `<p class="lead">${told.join(' · ')}</p><div class="${texts([bodyClass])}">${sections.join('')}</div>${proof}`;
}
