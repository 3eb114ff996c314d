import type { FindingCode } from '../../findings/vocabulary';
import type { Drawn } from '../ink';
import { extraTooth, miniScrew, separator } from './beside';
import { hasNoCrown, type Cell } from './cell';
import { closedSide, dentureTooth } from './denture';
import { paintBase, placement } from './side-base';
import { attachment, band, bracket, crown, veneer } from './side-crown';
import { furcation, resorption } from './side-lesions';
import { drift, extraction, fracture, missing, mobility, partlyErupted, wear } from './side-marks';
import { apicalLesion, apicectomy, post, rootFilling } from './side-root';
import { caries, filling, mih, rootCaries, rootPatch } from './side-zones';

export type Painter = (cell: Cell, item: Drawn) => void;

/** What lies on the crown and needs one. */
const ON_CROWN: Partial<Record<FindingCode, Painter>> = { caries, filling, inlay: filling, onlay: filling, mih };

/** What lies on the root needs none. */
const ON_ROOT: Partial<Record<FindingCode, Painter>> = { caries: rootCaries, filling: rootPatch };

const ON_TOOTH: Partial<Record<FindingCode, Painter>> = {
  crown,
  bridge: crown,
  denture: dentureTooth,
  veneer,
  bracket,
  band,
  attachment,
  rct: rootFilling,
  pulpotomy: rootFilling,
  post,
  apicectomy,
  apical: apicalLesion,
  resorption,
  furcation,
};

/** Marks on the tooth as a whole come last: they are seen through everything. */
const MARKS: Partial<Record<FindingCode, Painter>> = {
  fracture,
  wear,
  mobility,
  extraction,
  missing,
  closed: closedSide,
  partial: partlyErupted,
  drift,
};

const BESIDE: Partial<Record<FindingCode, Painter>> = { supernumerary: extraTooth, tad: miniScrew, spacer: separator };

/** In paint order, so that disease stays visible through a plan. */
export function paintSide(cell: Cell): void {
  const { pen, items } = cell;
  pen.group({ transform: placement(cell) }, () => {
    paintBase(cell);
    const isBare = hasNoCrown(cell) && !items.some(({ finding }) => finding.code === 'implant');
    for (const item of items) {
      const { code } = item.finding;
      if (!isBare) ON_CROWN[code]?.(cell, item);
      if (item.finding.surfaces?.includes('root')) ON_ROOT[code]?.(cell, item);
      ON_TOOTH[code]?.(cell, item);
    }
    for (const item of items) MARKS[item.finding.code]?.(cell, item);
  });
}

/** What stands between this tooth and the next, painted over both. */
export function paintBeside(cell: Cell): void {
  for (const item of cell.items) BESIDE[item.finding.code]?.(cell, item);
}
