import type { FindingContent } from '../findings/finding';
import { LAYER_WORDS } from '../findings/layers';
import { ruleOf, type Param, type Reason } from '../findings/vocabulary';
import { surfaceName } from '../teeth/surfaces';
import { rowOf, type ToothId } from '../teeth/tooth';
import { label, type Notation } from '../teeth/notation';

const BECAUSE: Record<Reason, string> = {
  caries: 'because of caries',
  extracted: 'extracted',
  congenital: 'congenital',
  shed: 'shed',
  unknown: 'for an unknown reason',
};

const TOWARDS: Partial<Record<Param, string>> = { mesial: 'to mesial', distal: 'to distal' };

/** Codes whose parameter is part of their name. */
const NAMED_BY: readonly string[] = ['denture', 'resorption', 'wear'];

/** What a finding is called: "composite filling", "ceramic crown", "caries". */
export function termOf({ code, material, param }: FindingContent): string {
  const { word } = ruleOf(code);
  // "abfraction", "partial denture", "internal root resorption".
  if (code === 'wear' && param) return param;
  if (param && NAMED_BY.includes(code)) return `${param} ${word}`;
  return material ? `${material} ${word}` : word;
}

/** A degree in words: "ICDAS 5" for caries, "grade 2" for mobility and wear. */
export function degreeOf({ code, severity }: FindingContent): string | undefined {
  if (!severity) return undefined;
  return code === 'caries' ? `ICDAS ${severity}` : `grade ${severity}`;
}

function turnOf({ code, param }: FindingContent): string | undefined {
  if (!param || NAMED_BY.includes(code)) return undefined;
  return code === 'rotation' || code === 'drift' ? (TOWARDS[param] ?? param) : param;
}

function roleOn(tooth: ToothId, { code, range, abutments }: FindingContent, notation: Notation): string[] {
  if (!range?.length) return [];
  const span = code === 'elastic' ? range.map((one) => label(one, notation)).join('–') : spanOf(range, notation);
  if (code === 'denture') return [abutments?.includes(tooth) ? 'clasp' : 'replaced tooth', span];
  if (code !== 'bridge') return [span];
  return [abutments?.includes(tooth) ? 'abutment' : 'pontic', span];
}

/** The teeth of a span as runs: "17–15, 25–26". Teeth between two runs are not part of it. */
export function spanOf(range: readonly ToothId[], notation: Notation): string {
  const runs: ToothId[][] = [];
  for (const tooth of range) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const row = rowOf(tooth);
    if (run && last && Math.abs(row.indexOf(tooth) - row.indexOf(last)) === 1) run.push(tooth);
    else runs.push([tooth]);
  }
  return runs.map((run) => ends(run, notation)).join(', ');
}

const ends = (run: readonly ToothId[], notation: Notation): string =>
  [...new Set([run[0], run.at(-1)])].flatMap((tooth) => (tooth ? [label(tooth, notation)] : [])).join('–');

/** Everything said of a finding besides surfaces, layer and note, in the order it is spoken. */
export function detailsOf(finding: FindingContent): string[] {
  const details = [
    degreeOf(finding),
    finding.quality,
    finding.defective ? 'defective' : undefined,
    finding.reason ? BECAUSE[finding.reason] : undefined,
    turnOf(finding),
  ];
  return details.flatMap((detail) => (detail ? [detail] : []));
}

/**
 * One finding as a list shows it: "composite filling, mesial occlusal distal, planned".
 * `tooth` is the tooth it is told of: a bridge reads differently on an abutment and on a pontic.
 */
export function findingPhrase(
  finding: FindingContent,
  tooth: ToothId = finding.tooth,
  notation: Notation = 'fdi',
): string {
  const parts = [termOf(finding), ...detailsOf(finding), ...roleOn(tooth, finding, notation)];
  if (finding.surfaces?.length) parts.push(finding.surfaces.map((surface) => surfaceName(tooth, surface)).join(' '));
  if (finding.layer !== 'condition') parts.push(LAYER_WORDS[finding.layer]);
  if (finding.note)
    return finding.code === 'note' ? `note: ${finding.note}` : [...parts, `note: ${finding.note}`].join(', ');
  return parts.join(', ');
}
