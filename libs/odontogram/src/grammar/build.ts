import type { FindingContent, FindingDraft } from '../findings/finding';
import { needOf } from '../findings/entry-codes';
import { ruleOf } from '../findings/vocabulary';
import type { Surface } from '../teeth/surfaces';
import { ARCH_ROWS, isFront, isPrimary, rootCount, toothOf, type ToothId } from '../teeth/tooth';
import type { CodeReading } from './code-book';
import { fault } from './fault';
import type { FindingReading } from './finding-part';
import type { Piece } from './lexer';
import { readLayer, type EntryMode } from './status-part';
import { readSurfaces } from './surfaces-part';

/** Codes that stand mesial or distal of a tooth, not on it. */
const BESIDE: readonly string[] = ['supernumerary', 'tad', 'spacer'];

interface Extras {
  readonly note?: string;
  readonly effectiveOn?: string;
}

type Shared = Omit<FindingContent, 'tooth'>;

function surfacesOf(reading: FindingReading, teeth: readonly ToothId[]): Surface[] | undefined {
  const { entry, code, surfaces: own } = reading.code.entry;
  const need = needOf(reading.code.entry);
  const [first] = teeth;
  if (need === 'required' && !reading.surfaces) {
    const letter = BESIDE.includes(code) ? 'm' : first && isFront(first) ? 'i' : 'o';
    const message = `${entry} needs surfaces, for example “${first} ${letter} ${entry}”.`;
    fault('E_NEEDSURF', message, reading.codePiece, { expected: 'surfaces' });
  }
  if (!reading.surfaces) return own && [...own];
  if (need === 'none') {
    const whole = own ? `names its surface itself` : 'concerns the whole tooth';
    fault('E_NOSURF', `${entry} ${whole}; remove the surfaces.`, reading.surfaces, { expected: 'code' });
  }
  const surfaces = readSurfaces(reading.surfaces, teeth);
  const aside = surfaces.length === 1 && (surfaces[0] === 'mesial' || surfaces[0] === 'distal');
  if (BESIDE.includes(code) && !aside) {
    fault('E_SURF', `${entry} stands beside a tooth; use m (mesial) or d (distal).`, reading.surfaces);
  }
  return surfaces;
}

function severityOf({ entry, degree }: CodeReading, piece: Piece): number | undefined {
  if (degree === undefined) return undefined;
  const bounds = ruleOf(entry.code).severity;
  if (!bounds) fault('E_SEV', `${entry.entry} has no degree.`, piece);
  const [low, high] = bounds;
  if (degree < low || degree > high) {
    fault('E_SEV', `${entry.entry}${degree}: the degree goes from ${low} to ${high}.`, piece);
  }
  return degree;
}

/** What stands on some of its teeth: they are named behind the code, "br:13,16". */
const carries = (code: string): boolean => code === 'bridge' || code === 'denture';
const ABUTMENTS = /^\d\d(?:,\d\d)*$/;

function effectOf(code: CodeReading, piece: Piece): Partial<FindingContent> {
  const { entry, param } = code;
  if (param === undefined) return {};
  if (entry.code === 'wire') return { note: code.rawParam };
  if (carries(entry.code) && ABUTMENTS.test(param)) return {};
  const effect = entry.params && Object.hasOwn(entry.params, param) ? entry.params[param] : undefined;
  if (!effect) fault('E_PARAM', `${entry.entry} does not know “:${param}”.`, piece);
  return { [effect.field]: effect.value };
}

function assertFits({ entry }: CodeReading, teeth: readonly ToothId[], piece: Piece): void {
  const primary = teeth.find(isPrimary);
  const permanent = teeth.find((tooth) => !isPrimary(tooth));
  if (entry.code === 'impacted' && primary) {
    fault('E_RULE', `Impaction is charted on permanent teeth only; ${primary} is primary.`, piece);
  }
  const single = teeth.find((tooth) => rootCount(tooth) === 1);
  if (entry.code === 'furcation' && single) {
    fault('E_RULE', `Tooth ${single} has one root: a furcation needs two or three.`, piece);
  }
  if (entry.code === 'retained' && permanent) {
    fault('E_RULE', `rp concerns primary teeth (51–85); ${permanent} is permanent.`, piece);
  }
}

/** Abutments as typed behind "br:", or the two ends; a denture has the clasps that were named. */
function abutmentsOf(code: CodeReading, teeth: readonly ToothId[], piece: Piece): ToothId[] {
  const typed = code.param !== undefined && ABUTMENTS.test(code.param) ? code.param.split(',') : undefined;
  const isDenture = code.entry.code === 'denture';
  const named = typed ?? teeth.filter((_, i) => !isDenture && (i === 0 || i === teeth.length - 1));
  const ends = `${teeth[0]}-${teeth.at(-1)}`;
  const abutments = named.map((text) => {
    const tooth = toothOf(text);
    const what = isDenture ? 'Clasp' : 'Abutment';
    return tooth && teeth.includes(tooth) ? tooth : fault('E_RANGE', `${what} ${text} is outside ${ends}.`, piece);
  });
  if (new Set(abutments).size === teeth.length) {
    fault(
      'E_RULE',
      isDenture ? 'A denture replaces at least one tooth.' : 'A bridge needs at least one pontic.',
      piece,
    );
  }
  return abutments;
}

function spanning(code: CodeReading, teeth: readonly ToothId[], shared: Shared, piece: Piece): FindingDraft[] {
  const { entry } = code.entry;
  const [tooth] = teeth;
  if (!tooth || teeth.length < 2) {
    fault('E_RANGE', `${entry} needs at least two teeth, for example 13-23 ${entry}.`, piece, { expected: 'tooth' });
  }
  const row = ARCH_ROWS.find((candidate) => teeth.every((one) => candidate.includes(one)));
  if (shared.code === 'elastic') return [{ tooth, ...shared, range: teeth }];
  if (!row) fault('E_RANGE', `${entry} must stay in one arch.`, piece);
  const abutments = carries(shared.code) ? abutmentsOf(code, teeth, piece) : [];
  return [{ tooth, ...shared, range: teeth, ...(abutments.length && { abutments }) }];
}

function perTooth(tooth: ToothId, shared: Shared): FindingDraft {
  const side = shared.surfaces?.[0];
  if (shared.code !== 'supernumerary' || (side !== 'mesial' && side !== 'distal')) return { tooth, ...shared };
  return { tooth, ...shared, supernumerary: { near: tooth, side, index: 1 } };
}

const joinNotes = (...notes: (string | null | undefined)[]): string | undefined =>
  notes.filter((note) => note).join(', ') || undefined;

/** The drafts one sentence stands for: one per tooth, or one over all of them for bridges, wires and elastics. */
export function buildDrafts(
  teeth: readonly ToothId[],
  reading: FindingReading,
  mode: EntryMode,
  extras: Extras,
): FindingDraft[] {
  const { code, codePiece } = reading;
  const surfaces = surfacesOf(reading, teeth);
  const severity = severityOf(code, codePiece);
  const effect = effectOf(code, codePiece);
  const layer = readLayer(code.entry.code, code.entry.entry, reading.rest, mode);
  assertFits(code, teeth, codePiece);
  const note = joinNotes(effect.note, extras.note);
  if (code.entry.code === 'note' && !note) {
    fault('E_NOTE', `A note needs its text, for example ${teeth[0]} n "watch this".`, codePiece, { expected: 'note' });
  }
  const shared: Shared = {
    code: code.entry.code,
    layer,
    ...(surfaces && { surfaces }),
    ...(severity !== undefined && { severity }),
    ...(code.entry.material && { material: code.entry.material }),
    ...(code.entry.param && { param: code.entry.param }),
    ...effect,
    ...(note !== undefined && { note }),
    ...(extras.effectiveOn !== undefined && { effectiveOn: extras.effectiveOn }),
  };
  if (ruleOf(code.entry.code).spans) return spanning(code, teeth, shared, codePiece);
  return teeth.map((tooth) => perTooth(tooth, shared));
}
