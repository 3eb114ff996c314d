import type { Zone } from '../geometry/diagram';
import { dots, outlineData } from '../geometry/polygon';
import { toLetter, type Surface } from '../../teeth/surfaces';
import { blob, fillZone } from '../ground';
import type { Drawn } from '../ink';
import type { Cell } from './cell';

/** Surfaces of a finding as zones of the drawing; the root has none of its own. */
export function zonesOf({ finding }: Drawn, usual: readonly Surface[] = []): Zone[] {
  const surfaces = finding.surfaces?.length ? finding.surfaces : usual;
  return surfaces.map(toLetter).filter((letter): letter is Zone => letter !== 'R');
}

/** Molar-incisor hypomineralisation without surfaces is shown where it is looked for. */
export const MIH_USUAL: readonly Surface[] = ['vestibular', 'occlusal_incisal'];

/** A lesion nobody graded is drawn as a cavity, ICDAS 5. */
const UNGRADED = 5;

export function caries(cell: Cell, item: Drawn): void {
  const { severity, quality } = item.finding;
  const degree = severity ?? UNGRADED;
  zonesOf(item).forEach((zone, i) => {
    const panel = zone === 'O' ? cell.shape.lesionBed : cell.shape.side[zone];
    if (!panel || panel.length < 3) return;
    const onFace = zone === 'V' || zone === 'V5';
    blob(
      cell,
      panel,
      { severity: onFace ? degree : Math.min(degree, 5), quality, seed: Number(cell.tooth) + i },
      item.ink,
    );
  });
}

export function filling(cell: Cell, item: Drawn): void {
  for (const zone of zonesOf(item)) {
    const panel = cell.shape.side[zone];
    if (panel && panel.length >= 3) fillZone(cell, panel, item.finding.material, item.ink, 1);
  }
}

export function mih(cell: Cell, item: Drawn): void {
  const { colour } = item.ink;
  for (const zone of zonesOf(item, MIH_USUAL)) {
    const panel = cell.shape.side[zone];
    if (!panel || panel.length < 3) continue;
    cell.pen.path(dots(panel, 4), { stroke: colour, 'stroke-width': 1.5, 'stroke-linecap': 'round' });
    cell.pen.path(outlineData(panel), { stroke: colour, 'stroke-width': 0.8, 'stroke-dasharray': '1 2' });
  }
}

/** Caries of the root: a blob just below the neck. */
export function rootCaries(cell: Cell, { finding, ink }: Drawn): void {
  const { severity, quality } = finding;
  blob(cell, cell.shape.rootBed, { severity: severity ?? UNGRADED, quality, seed: Number(cell.tooth) * 5 }, ink);
}

/** A filling on the root. */
export const rootPatch = (cell: Cell, { finding, ink }: Drawn): void =>
  fillZone(cell, cell.shape.rootBed, finding.material, ink, 1);
