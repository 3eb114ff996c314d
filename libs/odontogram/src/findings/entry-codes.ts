import type { Surface } from '../teeth/surfaces';
import {
  ruleOf,
  type FindingCode,
  type Material,
  type Param,
  type Quality,
  type Reason,
  type SurfaceNeed,
} from './vocabulary';

/** What a parameter after ":" sets. */
export type ParamEffect =
  | { readonly field: 'material'; readonly value: Material }
  | { readonly field: 'quality'; readonly value: Quality }
  | { readonly field: 'reason'; readonly value: Reason }
  | { readonly field: 'param'; readonly value: Param };

/** A code as it is typed. */
export interface EntryCode {
  /** The letters: "am". */
  readonly entry: string;
  readonly code: FindingCode;
  readonly material?: Material;
  /** Surfaces the code names by itself: `rc` is caries of the root. No others can be typed with it. */
  readonly surfaces?: readonly Surface[];
  readonly param?: Param;
  /** Full English words it answers to, and to their unambiguous beginnings. The first one names it in lists. */
  readonly words: readonly string[];
  readonly params?: Readonly<Record<string, ParamEffect>>;
}

const material = (value: Material): ParamEffect => ({ field: 'material', value });
const quality = (value: Quality): ParamEffect => ({ field: 'quality', value });
const reason = (value: Reason): ParamEffect => ({ field: 'reason', value });
const param = (value: Param): ParamEffect => ({ field: 'param', value });

const INDIRECT = { c: material('ceramic'), m: material('metal'), o: material('composite') };
const TURN = { m: param('mesial'), d: param('distal') };

/** Whether surfaces are typed with a code. */
export const needOf = ({ code, surfaces }: EntryCode): SurfaceNeed => (surfaces ? 'none' : ruleOf(code).surfaces);

/** Every typed code (chart-drawing.md 7). */
export const ENTRY_CODES: readonly EntryCode[] = [
  {
    entry: 'c',
    code: 'caries',
    words: ['caries', 'decay'],
    params: { a: quality('arrested'), s: quality('secondary') },
  },
  {
    entry: 'rc',
    code: 'caries',
    surfaces: ['root'],
    words: ['root caries'],
    params: { a: quality('arrested'), s: quality('secondary') },
  },
  { entry: 'f', code: 'filling', words: ['filling', 'restoration'] },
  { entry: 'am', code: 'filling', material: 'amalgam', words: ['amalgam', 'amalgam filling'] },
  { entry: 'co', code: 'filling', material: 'composite', words: ['composite', 'composite filling'] },
  { entry: 'gi', code: 'filling', material: 'glass ionomer', words: ['glass ionomer', 'glass ionomer filling', 'gic'] },
  { entry: 'tf', code: 'filling', material: 'temporary', words: ['temporary filling'] },
  { entry: 's', code: 'sealant', words: ['sealant', 'fissure sealant'] },
  { entry: 'inl', code: 'inlay', words: ['inlay'], params: INDIRECT },
  { entry: 'onl', code: 'onlay', words: ['onlay'], params: INDIRECT },
  { entry: 'vn', code: 'veneer', words: ['veneer'] },
  { entry: 'cr', code: 'crown', words: ['crown'] },
  { entry: 'crm', code: 'crown', material: 'metal', words: ['metal crown'] },
  { entry: 'crc', code: 'crown', material: 'ceramic', words: ['ceramic crown'] },
  { entry: 'crz', code: 'crown', material: 'zirconia', words: ['zirconia crown'] },
  { entry: 'crs', code: 'crown', material: 'steel', words: ['steel crown', 'stainless steel crown'] },
  { entry: 'crt', code: 'crown', material: 'temporary', words: ['temporary crown'] },
  {
    entry: 'rct',
    code: 'rct',
    words: ['root canal filling', 'root canal treatment', 'root filling'],
    params: { '<': quality('short'), '>': quality('over') },
  },
  { entry: 'pt', code: 'pulpotomy', words: ['pulpotomy'] },
  { entry: 'post', code: 'post', words: ['post'], params: { m: material('metal'), f: material('fibre') } },
  { entry: 'apx', code: 'apicectomy', words: ['apicectomy'] },
  { entry: 'imt', code: 'implant', words: ['implant'] },
  {
    entry: 'br',
    code: 'bridge',
    words: ['bridge'],
    params: { c: material('ceramic'), m: material('metal'), z: material('zirconia') },
  },
  { entry: 'dt', code: 'denture', param: 'partial', words: ['denture', 'partial denture'] },
  { entry: 'fd', code: 'denture', param: 'full', words: ['full denture', 'complete denture'] },
  {
    entry: 'miss',
    code: 'missing',
    words: ['missing', 'absent'],
    params: { x: reason('extracted'), c: reason('caries'), a: reason('congenital'), s: reason('shed') },
  },
  { entry: 'sc', code: 'closed', words: ['space closed', 'closed space'] },
  { entry: 'x', code: 'extraction', words: ['extraction', 'extract'] },
  { entry: 'un', code: 'unerupted', words: ['unerupted'] },
  { entry: 'pe', code: 'partial', words: ['partly erupted', 'partially erupted'] },
  {
    entry: 'ipt',
    code: 'impacted',
    words: ['impacted', 'impaction'],
    params: { ...TURN, h: param('horizontal'), v: param('vertical') },
  },
  { entry: 'sn', code: 'supernumerary', words: ['supernumerary'] },
  { entry: 'rr', code: 'remnant', words: ['root remnant', 'remnant'] },
  { entry: 'fx', code: 'fracture', words: ['fracture'], params: { k: param('crown'), r: param('root') } },
  {
    entry: 'wr',
    code: 'wear',
    words: ['wear', 'tooth wear'],
    params: { t: param('attrition'), b: param('abrasion'), e: param('erosion'), f: param('abfraction') },
  },
  { entry: 'ab', code: 'wear', param: 'abrasion', words: ['abrasion'] },
  { entry: 'af', code: 'wear', param: 'abfraction', words: ['abfraction'] },
  {
    entry: 'rs',
    code: 'resorption',
    words: ['resorption', 'root resorption'],
    params: { i: param('internal'), e: param('external') },
  },
  { entry: 'fu', code: 'furcation', words: ['furcation', 'furcation involvement'] },
  { entry: 'ap', code: 'apical', words: ['apical lesion'] },
  { entry: 'tm', code: 'mobility', words: ['mobility', 'mobile'] },
  { entry: 'ro', code: 'rotation', words: ['rotation', 'rotated'], params: TURN },
  { entry: 'dr', code: 'drift', words: ['drift', 'drifted'], params: TURN },
  { entry: 'rp', code: 'retained', words: ['retained primary tooth'] },
  { entry: 'mih', code: 'mih', words: ['hypomineralisation', 'hypomineralization'] },
  { entry: 'bk', code: 'bracket', words: ['bracket'] },
  { entry: 'bn', code: 'band', words: ['band'] },
  { entry: 'wi', code: 'wire', words: ['wire', 'arch wire'] },
  { entry: 'el', code: 'elastic', words: ['elastic'] },
  { entry: 'tad', code: 'tad', words: ['mini-screw', 'mini screw'] },
  { entry: 'rt', code: 'retainer', words: ['retainer', 'bonded retainer'] },
  { entry: 'spl', code: 'splint', words: ['splint', 'periodontal splint'] },
  { entry: 'sp', code: 'spacer', words: ['separator', 'spacer'] },
  { entry: 'aa', code: 'attachment', words: ['attachment', 'aligner attachment'] },
  { entry: 'ok', code: 'sound', words: ['sound'] },
  { entry: 'nr', code: 'unknown', words: ['not recorded'] },
  { entry: 'n', code: 'note', words: ['note'] },
];
