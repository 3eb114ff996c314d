import fc from 'fast-check';
import { PERIO_SITES, type PerioExam, type PerioSite, type PerioTooth, type SiteReading } from '../perio/exam';
import { furcationsOf } from '../perio/furcations';
import type { ProbedMouth } from '../perio/mouth';
import { UNREAD } from '../perio/sites';
import { PERMANENT_TEETH, position, type ToothId } from '../teeth/tooth';

/** Periodontal exams for the specs. */
export const TEETH_28: readonly ToothId[] = PERMANENT_TEETH.filter((tooth) => position(tooth) < 8);
export const MOUTH_28: ProbedMouth = { teeth: TEETH_28, implants: [] };

type Sites = Readonly<Partial<Record<PerioSite, Partial<SiteReading>>>>;

/** A tooth of which every site reads `all`, with some sites of their own. */
export function toothWith(all: Partial<SiteReading>, own: Sites = {}, more: Partial<PerioTooth> = {}): PerioTooth {
  const at = (site: PerioSite): SiteReading => ({ ...UNREAD, ...all, ...own[site] });
  return {
    sites: {
      distal_vestibular: at('distal_vestibular'),
      vestibular: at('vestibular'),
      mesial_vestibular: at('mesial_vestibular'),
      distal_oral: at('distal_oral'),
      oral: at('oral'),
      mesial_oral: at('mesial_oral'),
    },
    mobility: null,
    furcations: {},
    ...more,
  };
}

export const HEALTHY: SiteReading = { depth: 2, margin: -2, bleeds: false, plaque: false, suppurates: false };

/** The same reading at every site of these teeth, with some teeth of their own. */
export function examWith(
  all: Partial<SiteReading>,
  own: Readonly<Partial<Record<ToothId, PerioTooth>>> = {},
  teeth: readonly ToothId[] = TEETH_28,
): PerioExam {
  return { ...Object.fromEntries(teeth.map((tooth) => [tooth, toothWith(all)])), ...own };
}

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 6 });
const reading: fc.Arbitrary<SiteReading> = fc.record({
  depth: maybe(fc.integer({ min: 0, max: 15 })),
  margin: maybe(fc.integer({ min: -6, max: 10 })),
  bleeds: maybe(fc.boolean()),
  plaque: maybe(fc.boolean()),
  suppurates: maybe(fc.boolean()),
});
const degree = maybe(fc.integer({ min: 0, max: 3 }));

function anyTooth(tooth: ToothId): fc.Arbitrary<PerioTooth> {
  const readings = fc.tuple(...PERIO_SITES.map(() => reading));
  const degrees = fc.array(degree, { minLength: 3, maxLength: 3 });
  return fc.tuple(readings, degree, degrees).map(([own, mobility, found]) => ({
    ...toothWith({}, Object.fromEntries(PERIO_SITES.map((site, i) => [site, own[i] ?? UNREAD]))),
    mobility,
    furcations: Object.fromEntries(furcationsOf(tooth).map((entrance, i) => [entrance, found[i] ?? null])),
  }));
}

/** Any exam that can stand in a mouth of 28 teeth. */
export const anyExam: fc.Arbitrary<PerioExam> = fc
  .subarray([...TEETH_28], { maxLength: 8 })
  .chain((teeth) => fc.tuple(...teeth.map((tooth) => anyTooth(tooth).map((found) => [tooth, found] as const))))
  .map((entries) => Object.fromEntries(entries));
