import type { FindingContent } from '../findings/finding';
import { isFinished } from '../findings/layers';
import type { FindingCode } from '../findings/vocabulary';
import type { ChartState, ToothState } from '../state/settle';
import { isPrimary, PERMANENT_TEETH, position, PRIMARY_TEETH, type ToothId } from '../teeth/tooth';

/**
 * WHO crown codes of permanent teeth: 0 sound, 1 decayed, 2 filled and decayed, 3 filled, 4 missing because of caries,
 * 5 missing for another reason, 6 sealed, 7 bridge, crown for another reason, veneer or implant, 8 unerupted,
 * 9 not recorded. Primary teeth have the letters A-F in the place of 0-4 and 6.
 */
export type WhoCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export type PrimaryWhoCode = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | WhoCode;

export type WhoCodes = Readonly<Partial<Record<ToothId, PrimaryWhoCode>>>;

export interface DmftOptions {
  /** Years; null when unknown. From 30 years teeth missing for another reason count as M (WHO). */
  readonly age?: number | null;
  /** 28 leaves the third molars out, 32 counts them. Always print it with the value. */
  readonly base?: 28 | 32;
  /** dmft of the 20 primary teeth instead. */
  readonly primary?: boolean;
}

/** The index with the teeth that made it. */
export interface Dmft {
  readonly value: number;
  readonly decayed: readonly ToothId[];
  readonly missing: readonly ToothId[];
  readonly filled: readonly ToothId[];
  readonly base: 20 | 28 | 32;
  readonly notRecorded: readonly ToothId[];
  /** False when a tooth of the base is not recorded: the value is then a lower bound. */
  readonly isComplete: boolean;
}

/** Age from which every missing tooth counts (WHO Oral health surveys). */
export const ALL_MISSING_FROM = 30;

/** The teeth an index is counted over. */
export function countedTeeth({ base = 28, primary = false }: DmftOptions): readonly ToothId[] {
  if (primary) return PRIMARY_TEETH;
  return PERMANENT_TEETH.filter((tooth) => base === 32 || position(tooth) < 8);
}

/** DMFT (or dmft) of WHO codes: D = 1 + 2, M = 4 (and 5 from 30 years), F = 3. */
export function dmft(codes: WhoCodes, options: DmftOptions = {}): Dmft {
  const { age = null, base = 28, primary = false } = options;
  const teeth = countedTeeth(options);
  const those = (...wanted: PrimaryWhoCode[]): ToothId[] =>
    teeth.filter((tooth) => wanted.some((code) => code === codes[tooth])).toSorted();
  const isOld = !primary && age !== null && age >= ALL_MISSING_FROM;
  const decayed = primary ? those('B', 'C', 1, 2) : those(1, 2);
  const missing = primary ? those('E', 4) : isOld ? those(4, 5) : those(4);
  const filled = primary ? those('D', 3) : those(3);
  const notRecorded = those(9);
  return {
    value: decayed.length + missing.length + filled.length,
    decayed,
    missing,
    filled,
    base: primary ? 20 : base,
    notRecorded,
    isComplete: notRecorded.length === 0,
  };
}

export interface CodesOptions {
  /** Caries counts as D from this ICDAS degree (our choice, always printed). Caries without a degree counts. */
  readonly decayedFrom?: number;
}

/** ICDAS degree from which caries counts, unless told otherwise. */
export const DECAYED_FROM = 4;

/** What makes a tooth or surface D: caries from the degree on, a root that was left, a temporary filling. */
export function isDecay(finding: FindingContent, { decayedFrom = DECAYED_FROM }: CodesOptions = {}): boolean {
  const { code, layer, severity, material } = finding;
  if (code === 'caries') return layer === 'condition' && (severity ?? decayedFrom) >= decayedFrom;
  return code === 'remnant' || (code === 'filling' && isFinished(layer) && material === 'temporary');
}

const isHere = (finding: FindingContent): boolean => isFinished(finding.layer);

/** WHO gives the root a code of its own: its caries and its fillings are none of the crown. */
const isOfTheRoot = ({ surfaces }: FindingContent): boolean =>
  Boolean(surfaces?.length && surfaces.every((surface) => surface === 'root'));

function crownCode(tooth: ToothState<FindingContent>, options: CodesOptions): WhoCode {
  const findings = tooth.findings.filter((finding) => !isOfTheRoot(finding));
  const has = (code: FindingCode, which: (finding: FindingContent) => boolean = isHere): boolean =>
    findings.some((finding) => finding.code === code && which(finding));
  const isTemporary = ({ material }: FindingContent): boolean => material === 'temporary';
  const isDecayed = findings.some((finding) => isDecay(finding, options));
  const isFilled =
    has('filling', (filling) => isHere(filling) && !isTemporary(filling)) ||
    has('inlay') ||
    has('onlay') ||
    has('crown', (crown) => isHere(crown) && crown.reason === 'caries');
  if (isDecayed) return isFilled ? 2 : 1;
  if (isFilled) return 3;
  if (has('crown') || has('veneer')) return 7;
  return has('sealant') ? 6 : 0;
}

function whoCode(tooth: ToothState<FindingContent>, options: CodesOptions): WhoCode {
  const { presence, findings } = tooth;
  const isAbutment = findings.some((finding) => isHere(finding) && finding.abutments?.includes(tooth.tooth));
  if (presence === 'unerupted' || presence === 'impacted') return 8;
  if (presence === 'implant' || isAbutment) return 7;
  if (presence === 'not_recorded') return 9;
  // A pontic replaces a missing tooth: WHO keeps counting the gap.
  if (presence !== 'missing' && presence !== 'pontic') return crownCode(tooth, options);
  return findings.some(({ reason }) => reason === 'caries') ? 4 : 5;
}

const LETTERS: Partial<Record<WhoCode, PrimaryWhoCode>> = { 0: 'A', 1: 'B', 2: 'C', 3: 'D', 4: 'E', 6: 'F' };

/** WHO codes of a charted mouth. Enamel lesions below the threshold are sound in this index. */
export function whoCodes(
  state: ChartState<FindingContent>,
  options: CodesOptions = {},
): Record<ToothId, PrimaryWhoCode> {
  const codes: Partial<Record<ToothId, PrimaryWhoCode>> = {};
  for (const tooth of Object.values(state.teeth)) {
    const code = whoCode(tooth, options);
    codes[tooth.tooth] = isPrimary(tooth.tooth) ? (LETTERS[code] ?? code) : code;
  }
  return filledIn(codes);
}

const filledIn = (codes: Partial<Record<ToothId, PrimaryWhoCode>>): Record<ToothId, PrimaryWhoCode> => {
  if (!hasAll(codes)) throw new Error('a tooth is missing from the codes');
  return codes;
};
const hasAll = (codes: Partial<Record<ToothId, PrimaryWhoCode>>): codes is Record<ToothId, PrimaryWhoCode> =>
  [...PERMANENT_TEETH, ...PRIMARY_TEETH].every((tooth) => codes[tooth] !== undefined);
