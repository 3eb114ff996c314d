import {
  FURCATIONS,
  PERIO_SITES,
  TEETH,
  UNREAD,
  type BpeScreening,
  type Furcation,
  type PatientFacts,
  type PerioExam,
  type PerioSite,
  type PerioTooth,
  type ProbedMouth,
  type SiteReading,
  type SiteRef,
  type ToothId,
} from '@cuspid/odontogram';
import type { PerioExamDto, PerioFactsDto, SavePerioDto, ToothReadingDto } from '@cuspid/perio/contracts';

/** All of an exam that people write, as it is on the screen. */
export interface Working {
  readonly readings: PerioExam;
  /** Teeth and implants that can be probed. */
  readonly teeth: readonly ToothId[];
  readonly implants: readonly ToothId[];
  readonly screening: BpeScreening;
  readonly facts: PerioFactsDto;
  readonly note: string | null;
}

const bySite = (reading: (site: PerioSite) => SiteReading): PerioTooth['sites'] => ({
  distal_vestibular: reading('distal_vestibular'),
  vestibular: reading('vestibular'),
  mesial_vestibular: reading('mesial_vestibular'),
  distal_oral: reading('distal_oral'),
  oral: reading('oral'),
  mesial_oral: reading('mesial_oral'),
});

/** A tooth nobody has looked at. */
export const NEW_TOOTH: PerioTooth = { sites: bySite(() => UNREAD), mobility: null, furcations: {} };

function toothOf({ sites, mobility, furcations }: ToothReadingDto): PerioTooth {
  return {
    sites: bySite((site) => ({ ...UNREAD, ...sites[site] })),
    mobility: mobility ?? null,
    furcations: { ...furcations },
  };
}

/** Readings by their teeth. */
export const readingsOf = (readings: readonly ToothReadingDto[]): PerioExam =>
  Object.fromEntries(readings.map((one) => [one.tooth, toothOf(one)]));

/** What the server told, to be worked on. */
export const workingOf = ({ readings, teeth, implants, screening, facts, note }: PerioExamDto): Working => ({
  ...{ teeth, implants, screening, facts, note },
  readings: readingsOf(readings),
});

/** What is saved: all of it. */
export const bodyOf = ({ readings, teeth, screening, facts, note }: Working): SavePerioDto => ({
  readings: TEETH.flatMap((tooth) => {
    const found = readings[tooth];
    return found ? [{ tooth, ...found }] : [];
  }),
  ...{ teeth: [...teeth], screening, facts, note },
});

export const mouthOf = ({ teeth, implants }: Working): ProbedMouth => ({
  teeth: teeth.filter((tooth) => !implants.includes(tooth)),
  implants: implants.filter((tooth) => teeth.includes(tooth)),
});

export const factsOf = ({ facts }: Working, age: number | null): PatientFacts => {
  const { needsRehabilitation, ...known } = facts;
  return { ...known, age, complexity: needsRehabilitation ? { rehabilitation: true } : null };
};

const withTooth = (working: Working, tooth: ToothId, change: (before: PerioTooth) => PerioTooth): Working => ({
  ...working,
  readings: { ...working.readings, [tooth]: change(working.readings[tooth] ?? NEW_TOOTH) },
});

/** The exam with something else read at one site. */
export const withReading = (working: Working, [tooth, site]: SiteRef, read: Partial<SiteReading>): Working =>
  withTooth(working, tooth, (before) => ({
    ...before,
    sites: { ...before.sites, [site]: { ...before.sites[site], ...read } },
  }));

export const withMobility = (working: Working, tooth: ToothId, mobility: number | null): Working =>
  withTooth(working, tooth, (before) => ({ ...before, mobility }));

export const withFurcation = (working: Working, tooth: ToothId, at: Furcation, degree: number | null): Working =>
  withTooth(working, tooth, (before) => ({ ...before, furcations: { ...before.furcations, [at]: degree } }));

/** A tooth that is not there after all, with what was read at it; or there again. */
export function withPresence(working: Working, tooth: ToothId, isThere: boolean): Working {
  const teeth = TEETH.filter((one) => (one === tooth ? isThere : working.teeth.includes(one)));
  const { [tooth]: gone, ...rest } = working.readings;
  return { ...working, teeth, readings: isThere && gone ? working.readings : rest };
}

/** The parts two people may change at once, each as a text that is the same when it says the same. */
export type Flat = Record<string, string>;

/** A tooth in few signs, outside then inside: `323/212 GM 000/000 B 1-5 M1 F v2`. */
export function toothText(tooth: PerioTooth | undefined): string {
  if (!tooth) return '';
  const row = (of: (reading: SiteReading) => string) =>
    PERIO_SITES.map((site, at) => (at === 3 ? ' / ' : at ? ' ' : '') + of(tooth.sites[site])).join('');
  const any = (of: (reading: SiteReading) => unknown) => PERIO_SITES.some((site) => of(tooth.sites[site]) !== null);
  const flag = (value: boolean | null) => (value === null ? '·' : value ? '+' : '–');
  const furcations = FURCATIONS.flatMap((at) => (tooth.furcations[at] ? [`${at} ${tooth.furcations[at]}`] : []));
  return [
    any(({ depth }) => depth) && `PD ${row(({ depth }) => String(depth ?? '·'))}`,
    any(({ margin }) => margin) && `GM ${row(({ margin }) => String(margin ?? '·'))}`,
    any(({ bleeds }) => bleeds) && `BOP ${row(({ bleeds }) => flag(bleeds))}`,
    any(({ plaque }) => plaque) && `PI ${row(({ plaque }) => flag(plaque))}`,
    any(({ suppurates }) => suppurates) && `Pus ${row(({ suppurates }) => flag(suppurates))}`,
    tooth.mobility !== null && `M${tooth.mobility}`,
    furcations.length > 0 && `F ${furcations.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** The exam part by part: each tooth, then what stands beside them. */
export const flatOf = ({ readings, teeth, screening, facts, note }: Working): Flat => ({
  ...Object.fromEntries(TEETH.map((tooth) => [tooth, toothText(readings[tooth])])),
  teeth: teeth.join(' '),
  screening: Object.entries(screening)
    .map(([sextant, score]) => `${sextant} ${score.code ?? 'X'}${score.hasFurcation ? '*' : ''}`)
    .toSorted()
    .join(', '),
  facts: Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([fact, value]) => `${fact} ${String(value)}`)
    .toSorted()
    .join(', '),
  note: note ?? '',
});

const isTooth = (part: string): part is ToothId => TEETH.some((tooth) => tooth === part);

/** The exam with one of its parts as another one has it. */
export function withPart(working: Working, part: string, from: Working): Working {
  if (isTooth(part)) {
    const { [part]: _, ...rest } = working.readings;
    const found = from.readings[part];
    return { ...working, readings: found ? { ...rest, [part]: found } : rest };
  }
  if (part === 'teeth') return { ...working, teeth: from.teeth };
  if (part === 'screening') return { ...working, screening: from.screening };
  if (part === 'facts') return { ...working, facts: from.facts };
  return { ...working, note: from.note };
}
