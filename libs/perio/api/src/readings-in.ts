import {
  examRefusals,
  screeningRefusals,
  FURCATIONS,
  PERIO_SITES,
  type Furcation,
  type PerioExam as Readings,
  type PerioTooth,
  type SiteReading,
  type ToothId,
} from '@cuspid/odontogram';
import type { SiteReadingDto, ToothReadingDto } from '@cuspid/perio/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import { mouthOf, type Recorded } from './sheet';

const readingOf = ({ depth, margin, bleeds, plaque, suppurates }: SiteReadingDto = {}): SiteReading => ({
  depth: depth ?? null,
  margin: margin ?? null,
  bleeds: bleeds ?? null,
  plaque: plaque ?? null,
  suppurates: suppurates ?? null,
});

function toothIn({ sites, mobility, furcations = {} }: ToothReadingDto): PerioTooth {
  const entrances: Partial<Record<Furcation, number>> = {};
  for (const entrance of FURCATIONS) {
    const degree = furcations[entrance];
    if (typeof degree === 'number') entrances[entrance] = degree;
  }
  return {
    sites: {
      distal_vestibular: readingOf(sites.distal_vestibular),
      vestibular: readingOf(sites.vestibular),
      mesial_vestibular: readingOf(sites.mesial_vestibular),
      distal_oral: readingOf(sites.distal_oral),
      oral: readingOf(sites.oral),
      mesial_oral: readingOf(sites.mesial_oral),
    },
    mobility: mobility ?? null,
    furcations: entrances,
  };
}

const isLookedAt = ({ sites, mobility, furcations }: PerioTooth): boolean =>
  mobility !== null ||
  Object.keys(furcations).length > 0 ||
  PERIO_SITES.some((site) => Object.values(sites[site]).some((value) => value !== null));

/** What was sent, as an exam; 422 when a tooth is said twice. */
export function readingsIn(sent: readonly ToothReadingDto[]): Readings {
  const readings: Partial<Record<ToothId, PerioTooth>> = {};
  const seen = new Set<ToothId>();
  const twice = sent.flatMap(({ tooth }, at): FieldError[] => {
    if (seen.has(tooth)) return [{ path: `readings.${at}.tooth`, message: `says tooth ${tooth} a second time` }];
    seen.add(tooth);
    return [];
  });
  if (twice.length) throw new Invalid(twice);
  for (const one of sent) {
    const tooth = toothIn(one);
    if (isLookedAt(tooth)) readings[one.tooth] = tooth;
  }
  return readings;
}

/** Refuses what cannot be so in this mouth: the rules of the chart's own library, with the tooth in the sentence. */
export function requirePossible({ sheet, readings }: Recorded): void {
  const mouth = mouthOf(sheet);
  const teeth = examRefusals(readings, mouth).map(({ message }) => ({ path: 'readings', message }));
  const sextants = screeningRefusals(sheet.screening, mouth).map(({ message }) => ({ path: 'screening', message }));
  const [first] = [...teeth, ...sextants];
  if (first) throw new Invalid([...teeth, ...sextants], first.message);
}
