import type { FindingContent } from '../findings/finding';
import { settle } from '../state/settle';
import { label } from '../teeth/notation';
import { type ToothId } from '../teeth/tooth';
import { toothSentence } from '../words/sentence';
import { cellOf, type Cell } from './cell/cell';
import { paintDiagram } from './cell/diagram';
import { paintBeside, paintSide } from './cell/side';
import { drawable, prefixOf, type OdontogramOptions } from './chart/options';
import { Definitions } from './definitions';
import { esc } from './esc';
import { half, num, Pen } from './pen';
import { themeOf } from './theme';

export type ToothView = 'both' | 'side' | 'diagram';

export interface ToothOptions extends Pick<OdontogramOptions, 'theme' | 'profile' | 'uid' | 'notation' | 'pending'> {
  readonly view?: ToothView;
}

/** Room around a tooth that stands alone: badges of lesions and arrows reach beyond it. */
const ROOM = 10;

const placed = ({ across, down }: Cell, x: number, y: number): string =>
  `matrix(${across} 0 0 ${down} ${half(x)} ${half(y)})`;

/** Heights from the top of the drawing: the necks of the side view, the middle of the diagram, and the whole. */
function heights(cell: Cell, view: ToothView): { neck: number; middle: number; height: number } {
  const { crownHeight, rootHeight, behind, diagram } = cell.shape;
  // The palatal root is longer than the two in front of it.
  const reach = rootHeight * (behind ? 1.14 : 1);
  const side = view === 'diagram' ? 0 : crownHeight + reach + ROOM;
  const flat = view === 'side' ? 0 : diagram.halfDepth * 2 + ROOM;
  const isUpper = cell.down === 1;
  return {
    neck: isUpper ? ROOM / 2 + reach : flat + ROOM / 2 + crownHeight,
    middle: isUpper ? side + ROOM / 2 + diagram.halfDepth : ROOM / 2 + diagram.halfDepth,
    height: side + flat,
  };
}

/**
 * One tooth alone as SVG markup: for legends, pickers, tables and the large view for fingers.
 * `findings` may be drafts; presence follows from them, and a tooth nobody describes is shown standing.
 */
export function renderTooth(tooth: ToothId, findings: readonly FindingContent[], options: ToothOptions = {}): string {
  const uid = prefixOf(options.uid ?? 'tooth');
  const theme = themeOf(options.theme, options.profile);
  const definitions = new Definitions(uid, theme);
  const pen = new Pen();
  const shown = drawable(findings);
  const presence = shown.length ? settle(shown).teeth[tooth].presence : 'present';
  const cell = cellOf({ tooth, presence, findings: shown, pending: options.pending ?? [] }, theme, definitions, pen);
  const { view = 'both' } = options;
  const { neck, middle, height } = heights(cell, view);
  const width = cell.shape.width + ROOM * 2;
  if (view !== 'diagram') {
    pen.group({ transform: placed(cell, width / 2, neck) }, () => {
      paintSide(cell);
      paintBeside(cell);
    });
  }
  if (view !== 'side') pen.group({ transform: placed(cell, width / 2, middle) }, () => paintDiagram(cell));
  const { markup, definitions: paths } = pen.finish(uid);
  const name = shown.length ? toothSentence(tooth, shown, options.notation) : `Tooth ${label(tooth, options.notation)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" role="img" aria-label="${esc(name)}"` +
    ` overflow="visible" fill="none" stroke-linejoin="round" stroke-width=".9"><defs>${definitions.markup()}${paths}</defs>${markup}</svg>`
  );
}
