import { isToothId, type ToothId } from '../teeth/tooth';
import { FURCATIONS, PERIO_SITES, type Furcation, type PerioExam, type PerioSite, type PerioTooth } from './exam';
import { furcationsOf } from './furcations';
import { probed, type ProbedMouth } from './mouth';

/** Limits of what can be measured. Depth and margin in whole mm, mobility (Miller) and furcation (Hamp) in degrees. */
export const PERIO_LIMITS = {
  depth: { min: 0, max: 15 },
  margin: { min: -10, max: 15 },
  degree: { min: 0, max: 3 },
} as const;

export type PerioRefusalCode =
  | 'no-such-tooth'
  | 'tooth-not-in-mouth'
  | 'depth-out-of-range'
  | 'margin-out-of-range'
  | 'mobility-out-of-range'
  | 'furcation-out-of-range'
  | 'no-such-furcation'
  | 'implant-has-no-margin';

/** Why part of an exam cannot stand: a stable code, where, and a sentence with the tooth in it. */
export interface PerioRefusal {
  readonly code: PerioRefusalCode;
  readonly tooth: string;
  readonly site?: PerioSite;
  readonly furcation?: Furcation;
  readonly message: string;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const isWithin = (value: number, { min, max }: Range): boolean =>
  Number.isInteger(value) && value >= min && value <= max;
const span = ({ min, max }: Range): string => `from ${min} to ${max}`;

const SITE_WORDS: Readonly<Record<PerioSite, string>> = {
  distal_vestibular: 'disto-vestibular',
  vestibular: 'vestibular',
  mesial_vestibular: 'mesio-vestibular',
  distal_oral: 'disto-oral',
  oral: 'oral',
  mesial_oral: 'mesio-oral',
};

function siteRefusals(tooth: ToothId, { sites }: PerioTooth, isImplant: boolean): PerioRefusal[] {
  return PERIO_SITES.flatMap((site) => {
    const { depth, margin } = sites[site];
    const where = `Tooth ${tooth}, ${SITE_WORDS[site]}`;
    const found: PerioRefusal[] = [];
    if (depth !== null && !isWithin(depth, PERIO_LIMITS.depth)) {
      const message = `${where}: a depth is a whole number of millimetres ${span(PERIO_LIMITS.depth)}.`;
      found.push({ code: 'depth-out-of-range', tooth, site, message });
    }
    if (margin !== null && isImplant) {
      const message = `${where}: ${tooth} is an implant and has no cemento-enamel junction to measure the margin from.`;
      found.push({ code: 'implant-has-no-margin', tooth, site, message });
    } else if (margin !== null && !isWithin(margin, PERIO_LIMITS.margin)) {
      const message = `${where}: a margin is a whole number of millimetres ${span(PERIO_LIMITS.margin)}, recession positive.`;
      found.push({ code: 'margin-out-of-range', tooth, site, message });
    }
    return found;
  });
}

function furcationRefusals(tooth: ToothId, { furcations }: PerioTooth, isImplant: boolean): PerioRefusal[] {
  const has = isImplant ? [] : furcationsOf(tooth);
  return FURCATIONS.flatMap((furcation): PerioRefusal[] => {
    const degree = furcations[furcation];
    if (degree === undefined || degree === null) return [];
    if (!has.includes(furcation)) {
      const message = isImplant
        ? `Tooth ${tooth} is an implant and has no furcation.`
        : has.length === 0
          ? `Tooth ${tooth} has one root and no furcation.`
          : `Tooth ${tooth} has no ${furcation} furcation.`;
      return [{ code: 'no-such-furcation', tooth, furcation, message }];
    }
    if (isWithin(degree, PERIO_LIMITS.degree)) return [];
    const message = `Tooth ${tooth}: the ${furcation} furcation has a degree ${span(PERIO_LIMITS.degree)}.`;
    return [{ code: 'furcation-out-of-range', tooth, furcation, message }];
  });
}

function toothRefusals(tooth: ToothId, found: PerioTooth, mouth: ProbedMouth): PerioRefusal[] {
  if (!probed(mouth).includes(tooth)) {
    return [
      { code: 'tooth-not-in-mouth', tooth, message: `Tooth ${tooth} is not in the mouth and cannot be measured.` },
    ];
  }
  const isImplant = mouth.implants.includes(tooth);
  const refusals = [...siteRefusals(tooth, found, isImplant), ...furcationRefusals(tooth, found, isImplant)];
  if (found.mobility !== null && !isWithin(found.mobility, PERIO_LIMITS.degree)) {
    const message = `Tooth ${tooth}: mobility has a degree ${span(PERIO_LIMITS.degree)}.`;
    refusals.push({ code: 'mobility-out-of-range', tooth, message });
  }
  return refusals;
}

/** Everything in an exam that cannot be so in this mouth. Empty when the exam can stand. */
export function examRefusals(exam: PerioExam, mouth: ProbedMouth): PerioRefusal[] {
  return Object.entries(exam).flatMap(([tooth, found]): PerioRefusal[] => {
    if (isToothId(tooth)) return toothRefusals(tooth, found, mouth);
    return [{ code: 'no-such-tooth', tooth, message: `There is no tooth ${tooth} in ISO 3950.` }];
  });
}
