import type { ChartDto, FindingDraftDto, FindingDto, RecordEntryDto } from '@cuspid/dental-chart/contracts';
import { LOWER_PERMANENT, UPPER_PERMANENT, type FindingCode, type ToothId } from '@cuspid/odontogram';

export const ARCHES = { upper: UPPER_PERMANENT, lower: LOWER_PERMANENT } as const;
export type ArchName = keyof typeof ARCHES;

const APPLIANCES: readonly FindingCode[] = [
  'bracket',
  'band',
  'wire',
  'elastic',
  'tad',
  'retainer',
  'spacer',
  'attachment',
];

/** What of one kind is in an arch now. */
export interface Appliance {
  readonly key: string;
  readonly arch: ArchName;
  readonly code: FindingCode;
  /** "15–25", "16, 26". */
  readonly teeth: string;
  /** Of a wire, its size and material. */
  readonly note: string | null;
  readonly findings: readonly FindingDto[];
}

/** A tooth nobody has said anything about may be bonded; one that is not there may not. */
const BONDABLE: readonly string[] = ['present', 'partial', 'not_recorded'];

const isOn = ({ layer }: FindingDto) => layer === 'done' || layer === 'elsewhere' || layer === 'progress';
const isFirmlyOn = (arch: ArchName, { tooth }: FindingDto) => ARCHES[arch].some((one) => one === tooth);

/** Teeth in arch order; three or more side by side as a range. */
function told(arch: ArchName, findings: readonly FindingDto[]): string {
  const row: readonly ToothId[] = ARCHES[arch];
  const places = [...new Set(findings.flatMap(({ range, tooth }) => range ?? [tooth]))]
    .map((tooth) => row.indexOf(tooth))
    .filter((place) => place >= 0)
    .sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  return runs
    .map((run) => run.map((place) => row[place]))
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', ')))
    .join(', ');
}

/** The appliances in the mouth, arch by arch, as the chart has them. */
export function appliancesOf({ findings }: ChartDto): Appliance[] {
  const arches: readonly ArchName[] = ['upper', 'lower'];
  return arches.flatMap((arch) =>
    APPLIANCES.flatMap((code): Appliance[] => {
      const own = findings.filter((one) => one.code === code && isOn(one) && isFirmlyOn(arch, one));
      if (!own.length) return [];
      const note = own.map((one) => one.note).find(Boolean) ?? null;
      return [{ key: `${arch}-${code}`, arch, code, teeth: told(arch, own), note, findings: own }];
    }),
  );
}

/** From one tooth to another of an arch, those that stand in the mouth and carry nothing of the kind yet. */
export function bondable({ teeth, findings }: ChartDto, arch: ArchName, from: string, to: string): ToothId[] {
  const row: readonly ToothId[] = ARCHES[arch];
  const places = [from, to].map((tooth) => row.findIndex((one) => one === tooth)).sort((a, b) => a - b);
  const [first = -1, last = -1] = places;
  if (first < 0) return [];
  const standing = new Map(teeth.map(({ tooth, presence }) => [tooth, presence]));
  const carries = new Set(
    findings.filter((one) => isOn(one) && (one.code === 'bracket' || one.code === 'band')).map(({ tooth }) => tooth),
  );
  return row
    .slice(first, last + 1)
    .filter((tooth) => !carries.has(tooth) && BONDABLE.includes(standing.get(tooth) ?? ''));
}

/** Brackets on teeth, and a wire along them. */
export function bonding(teeth: readonly ToothId[], span: readonly ToothId[], wire: string | null): RecordEntryDto {
  const [first] = span;
  const findings: FindingDraftDto[] = teeth.map((tooth) => ({ tooth, code: 'bracket', layer: 'done' }));
  if (wire && first && span.length > 1) {
    findings.push({ tooth: first, code: 'wire', layer: 'done', range: [...span], note: wire });
  }
  return { findings };
}

/** What is taken off is over from today on: the days before still show it. */
export function takingOff({ findings }: Appliance, note: string): RecordEntryDto {
  return {
    findings: findings.map(
      ({ id, tooth }) => ({ tooth, code: 'note', layer: 'condition', note, supersedes: id }) as const,
    ),
  };
}
