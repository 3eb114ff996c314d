import { texts } from '@cuspid/dental-chart/api';
import {
  attachmentLoss,
  isPrimary,
  isRight,
  LOWER_PERMANENT,
  renderPerioStrip,
  UPPER_PERMANENT,
  type PerioSite,
  type PerioTooth,
  type SiteReading,
  type ToothId,
} from '@cuspid/odontogram';
import type { Told } from '../shelf';

const OUTER: readonly PerioSite[] = ['distal_vestibular', 'vestibular', 'mesial_vestibular'];
const INNER: readonly PerioSite[] = ['distal_oral', 'oral', 'mesial_oral'];

/** Left to right on the paper: on the patient’s left side the mesial site comes first. */
const placed = (tooth: ToothId, sites: readonly PerioSite[]): readonly PerioSite[] =>
  isRight(tooth) ? sites : sites.toReversed();

type Cell = (tooth: PerioTooth, id: ToothId) => string;

const numbers =
  (sites: readonly PerioSite[], value: (reading: SiteReading) => number | null): Cell =>
  (tooth, id) =>
    placed(id, sites)
      .map((site) => value(tooth.sites[site]) ?? '·')
      .join(' ');

const ROWS: readonly [string, Cell][] = [
  ['Outer GM', numbers(OUTER, ({ margin }) => margin)],
  ['Outer CAL', numbers(OUTER, attachmentLoss)],
  ['Inner GM', numbers(INNER, ({ margin }) => margin)],
  ['Inner CAL', numbers(INNER, attachmentLoss)],
];

function archHtml(arch: readonly ToothId[], { sheet, readings }: Told): string {
  const head = arch.map((tooth) => `<th scope="col">${tooth}</th>`).join('');
  const isThere = (tooth: ToothId) => sheet.teeth.includes(tooth);
  const rows = ROWS.map(([name, cell]) => {
    const cells = arch.map((id) => {
      const tooth = readings[id];
      if (!isThere(id)) return '<td class="gone"></td>';
      return `<td>${tooth ? cell(tooth, id) : ''}</td>`;
    });
    return `<tr><th scope="row">${texts([name])}</th>${cells.join('')}</tr>`;
  });
  return `<table class="teeth"><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const DRAWN = { theme: 'print', uid: 'perio', title: 'Periodontal chart' } as const;
const KEY =
  '<p class="by">Digits are depths in mm: over 3 bold, over 5 underlined. Dashed line: gum margin; solid line: base of the pocket; dotted: no margin measured. ' +
  'Dot: bleeds; ring: pus; bar: plaque. M mobility, F furcation. Below: distal, centre and mesial as they stand in the mouth seen from in front; ' +
  'GM gum margin, positive is recession; CAL = depth + margin; · not measured.</p>';

/** The graph of both arches, and margin and loss of attachment as figures; primary teeth where they stand. */
export function mouthHtml(told: Told): string {
  const primary = told.sheet.teeth.filter(isPrimary);
  const isYoung = primary.length > 0 && primary.length === told.sheet.teeth.length;
  const strip = renderPerioStrip(told.readings, { ...DRAWN, dentition: isYoung ? 'primary' : 'permanent' });
  const arches = isYoung ? [] : [archHtml(UPPER_PERMANENT, told), archHtml(LOWER_PERMANENT, told)];
  const milk = primary.length ? [archHtml(primary, told)] : [];
  return `<section class="mouth"><div class="strip">${strip}</div>${KEY}${[...arches, ...milk].join('')}</section>`;
}
