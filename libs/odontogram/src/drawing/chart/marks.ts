import type { ToothId } from '../../teeth/tooth';
import { usePart, type Cell } from '../cell/cell';
import { placement } from '../cell/side-base';
import { half, type Pen } from '../pen';
import type { Theme } from '../theme';

/** What became of a tooth between two moments. */
export const TOOTH_CHANGES = ['added', 'ended', 'changed'] as const;
export type ToothChange = (typeof TOOTH_CHANGES)[number];

/** Changed teeth: a plain list, or what became of each. */
export type ChangedTeeth = readonly ToothId[] | Readonly<Partial<Record<ToothId, ToothChange>>>;

const isList = (changed: ChangedTeeth): changed is readonly ToothId[] => Array.isArray(changed);

/** What became of one tooth, if anything did. */
export function changeOf(changed: ChangedTeeth | undefined, tooth: ToothId): ToothChange | undefined {
  if (!changed) return undefined;
  if (!isList(changed)) return changed[tooth];
  return changed.includes(tooth) ? 'changed' : undefined;
}

/** Written before the number: the second cue, which needs no colour. */
export const CHANGE_SIGNS: Record<ToothChange, string> = { added: '+', ended: '−', changed: 'Δ' };

const HALO = 9;

const look = (theme: Theme, change: ToothChange): Record<string, string | number | undefined> => ({
  stroke: theme.changed,
  'stroke-width': HALO,
  // What is gone leaves a broken halo.
  'stroke-dasharray': change === 'ended' ? '6 5' : undefined,
});

/** A band around the tooth, under everything of it; the transform of the side view is on already. */
export function sideHalo(cell: Cell, change: ToothChange): void {
  cell.pen.group({ transform: placement(cell) }, () => usePart(cell, 'g', look(cell.theme, change)));
}

export function diagramHalo(cell: Cell, change: ToothChange): void {
  cell.pen.path(cell.shape.diagram.outline, look(cell.theme, change));
}

/** A hollow rubber stamp, about 9 units high, centred on x, y: somebody still has to put a name under it. */
export function stamp(pen: Pen, theme: Theme, x: number, y: number): void {
  pen.group(
    { transform: `translate(${half(x)} ${half(y)})`, fill: theme.paper, stroke: theme.ink, 'stroke-width': 1.1 },
    () => {
      pen.path('M-1.5 1L-2-2.5a2.1 2.1 0 1 1 4 0L1.5 1H4.5V3.5H-4.5V1z', {});
      pen.path('M-4.5 5.5h9', { 'stroke-width': 1.4 });
    },
  );
}
