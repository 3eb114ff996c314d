import { layoutOf, type Column, type Layout, type Row } from '../../drawing/chart/layout';
import type { DrawableState, LayoutOptions } from '../../drawing/chart/options';
import { isPrimary, isRight, TEETH, type Arch, type ToothId } from '../../teeth/tooth';
import type { PerioExam, PerioSite } from '../exam';
import type { SiteRef } from '../sites';

/** The side of an arch a band shows. */
export type Aspect = 'vestibular' | 'oral';

/** One band: the curve of one side of one arch. */
export interface Band {
  readonly aspect: Aspect;
  readonly isUpper: boolean;
  readonly columns: readonly Column[];
  /** Height of the cemento-enamel junction, the zero line, units. */
  readonly zero: number;
  /** Towards the root: -1 is up. */
  readonly root: 1 | -1;
}

/** A site with its place across the band. */
export interface PlacedSite {
  readonly tooth: ToothId;
  readonly site: PerioSite;
  readonly x: number;
}

/** Units per millimetre of depth. */
export const MM = 4;
/** Height of the two bands of an arch; zero line of the band away from the teeth and of the one beside them. */
export const STRIP_HEIGHT = 186;
const FAR_ZERO = 50;
const NEAR_ZERO = 140;
/** Sites of a tooth stand apart by this share of its column. */
const SPREAD = 0.3;

/** Offsets from the zero line, away from the root: digits, bleeding, plaque, mobility and furcation. */
export const LINES = { digit: 17, bleeding: 25.5, plaque: 31, degrees: 40 } as const;

const SITES: Readonly<Record<Aspect, readonly PerioSite[]>> = {
  vestibular: ['distal_vestibular', 'vestibular', 'mesial_vestibular'],
  oral: ['distal_oral', 'oral', 'mesial_oral'],
};

/** The three sites of a tooth from left to right on the screen: the patient's left side is mirrored. */
export function placedSites({ tooth, x, width }: Column, aspect: Aspect): PlacedSite[] {
  const sites = isRight(tooth) ? SITES[aspect] : SITES[aspect].toReversed();
  return sites.map((site, i) => ({ tooth, site, x: x + (i - 1) * width * SPREAD }));
}

/** The row of an arch that the strip stands at: permanent teeth, unless only primary teeth are shown. */
export function stripRow({ rows }: Layout, arch: Arch): Row | undefined {
  const own = rows.filter(({ isUpper }) => isUpper === (arch === 'upper'));
  return own.find(({ columns }) => columns.some(({ slot }) => !isPrimary(slot))) ?? own[0];
}

/** The two bands of an arch below `top`: the oral one outside, the vestibular one beside the teeth. */
export function bandsOf({ columns, isUpper }: Row, top: number): Band[] {
  const at = (zero: number): number => top + (isUpper ? zero : STRIP_HEIGHT - zero);
  const common = { isUpper, columns, root: isUpper ? -1 : 1 } as const;
  return [
    { ...common, aspect: 'oral', zero: at(FAR_ZERO) },
    { ...common, aspect: 'vestibular', zero: at(NEAR_ZERO) },
  ];
}

/** The site whose digits and curve are at a point, or null. */
export function siteIn(bands: readonly Band[], x: number, y: number): SiteRef | null {
  for (const { columns, aspect, zero, root } of bands) {
    const up = (zero - y) * -root;
    if (up > 11.5 * MM || up < -LINES.plaque - 3) continue;
    const column = columns.find((one) => Math.abs(x - one.x) <= one.width / 2);
    if (!column) return null;
    const sites = placedSites(column, aspect);
    const nearest = sites.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
    return nearest ? [nearest.tooth, nearest.site] : null;
  }
  return null;
}

/** Teeth of an exam that the strip has no column for: primary teeth beside permanent ones. Never drop them silently. */
export function undrawnPerio(exam: PerioExam, state?: DrawableState, options: LayoutOptions = {}): ToothId[] {
  const layout = layoutOf(state, options);
  const drawn = (['upper', 'lower'] as const).flatMap(
    (arch) => stripRow(layout, arch)?.columns.map(({ tooth }) => tooth) ?? [],
  );
  return TEETH.filter((tooth) => exam[tooth] && !drawn.includes(tooth));
}
