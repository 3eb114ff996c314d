import type { FindingContent } from '../../findings/finding';
import type { Notation } from '../../teeth/notation';
import { toothSentence } from '../../words/sentence';
import { cellOf, PAINT_ORDER, type Cell } from '../cell/cell';
import { paintDiagram } from '../cell/diagram';
import { paintBeside, paintSide } from '../cell/side';
import type { Definitions } from '../definitions';
import { isPlainFact } from '../ink';
import { half, Pen, type Attributes } from '../pen';
import type { Theme } from '../theme';
import type { Presence } from '../../state/presence';
import type { Column, Row } from './layout';
import { diagramHalo, sideHalo, type ToothChange } from './marks';
import { paintNumber } from './number';
import type { Captions } from './options';
import { tagsFor, type TagWords } from './tags';

/** One tooth with everything around it. */
export interface ColumnInput {
  readonly row: Row;
  readonly column: Column;
  readonly presence: Presence;
  readonly findings: readonly FindingContent[];
  readonly pending: readonly FindingContent[];
  readonly theme: Theme;
  readonly definitions: Definitions;
  readonly notation: Notation;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isFocused: boolean;
  /** The one tab stop of the chart. */
  readonly isTabStop: boolean;
  readonly isInteractive: boolean;
  readonly hasTags: boolean;
  readonly tagWords: TagWords;
  /** What became of the tooth between the two moments compared. */
  readonly change: ToothChange | undefined;
  /** An entry on it is not co-signed yet. */
  readonly isAwaiting: boolean;
  /** Elastics run from arch to arch over the numbers. */
  readonly isCrossed: boolean;
  readonly captions: Captions;
}

/** Teeth, what lies over their neighbours, numbers and badges, and the small texts. */
export interface Pens {
  readonly body: Pen;
  readonly over: Pen;
  readonly labels: Pen;
  readonly tags: Pen;
}

const frame = ({ row, column }: ColumnInput, inset: number): Attributes => ({
  x: column.x - column.width / 2 + 0.6 + inset,
  y: row.top + inset,
  width: column.width - 1.2 - inset * 2,
  height: row.bottom - row.top - inset * 2,
});

function paintFrames(input: ColumnInput, pen: Pen): void {
  const { theme, isSelected, isHovered } = input;
  if (!isSelected && !isHovered) return;
  const ground = { ...frame(input, 0), rx: 6, fill: theme.selected };
  const outline = { 'fill-opacity': '.75', stroke: theme.accent, 'stroke-width': 1.6 };
  pen.element('rect', isSelected ? { ...ground, ...outline } : { ...ground, 'fill-opacity': '.5' });
}

/** Two cues, so that focus is seen on every ground. */
function paintFocus(input: ColumnInput, pen: Pen): void {
  const stroke = input.theme.accent;
  pen.element('rect', { ...frame(input, 1), rx: 6, stroke, 'stroke-width': 2.6 });
  pen.element('rect', { ...frame(input, 3.4), rx: 4, stroke, 'stroke-width': 0.9, 'stroke-dasharray': '2' });
}

const placed = ({ across, down }: Cell, x: number, y: number): string =>
  across === 1 && down === 1
    ? `translate(${half(x)} ${half(y)})`
    : `matrix(${across} 0 0 ${down} ${half(x)} ${half(y)})`;

function paintTooth(drawn: ColumnInput, pens: Pens): void {
  const { row, column, presence, findings, pending, theme, definitions, change } = drawn;
  const input = { tooth: column.tooth, presence, findings, pending };
  const cell = cellOf(input, theme, definitions, pens.body);
  const neck = row.occlusal - cell.down * column.shape.crownHeight;
  const side = placed(cell, column.x, neck);
  pens.body.group({ transform: side }, () => {
    if (change) sideHalo(cell, change);
    paintSide(cell);
  });
  pens.body.group({ transform: placed(cell, column.x, row.diagram) }, () => {
    if (change) diagramHalo(cell, change);
    paintDiagram(cell);
  });
  pens.over.group({ transform: side }, () => paintBeside({ ...cell, pen: pens.over }));
  if (presence !== 'not_recorded') return;
  pens.labels.text('?', { x: half(column.x), y: half(row.diagram + 6), 'font-size': '17', fill: theme.muted });
}

const BADGE_GAP = 11;
const BADGES = 3;

function paintBadges(input: ColumnInput, { labels, tags }: Pens): void {
  const { row, column, findings, pending, definitions, hasTags, tagWords } = input;
  // A wire or a retainer is badged where it begins; a bridge on each of its teeth.
  const all = [...findings, ...pending].filter(({ tooth, code }) => tooth === column.tooth || code === 'bridge');
  const badged = new Set(all.filter((finding) => !isPlainFact(finding)).map(({ layer }) => layer));
  const layers = PAINT_ORDER.filter((layer) => badged.has(layer)).slice(0, BADGES);
  layers.forEach((layer, i) => {
    const x = half(column.x + (i - (layers.length - 1) / 2) * BADGE_GAP);
    labels.element('use', { href: definitions.badge(layer), x, y: half(row.isUpper ? row.badge - 2 : row.badge + 4) });
  });
  const words = hasTags ? tagsFor(all, column.width, tagWords) : '';
  if (words) tags.text(words, { x: half(column.x), y: half(row.isUpper ? row.badge + 12 : row.badge - 4) });
}

/** The sentence of the tooth, and what the marks around it say. */
function spoken({ column, findings, pending, notation, change, isAwaiting, captions }: ColumnInput): string {
  const sentence = toothSentence(column.tooth, [...findings, ...pending], notation);
  return [sentence, change && captions[change], isAwaiting && captions.awaiting].filter(Boolean).join(' ');
}

/** Draws one tooth. */
export function paintColumn(input: ColumnInput, pens: Pens): void {
  const { column, isInteractive } = input;
  const button = {
    'data-tooth': column.tooth,
    role: 'button',
    tabindex: input.isTabStop ? '0' : '-1',
    'aria-pressed': String(input.isSelected),
  };
  pens.body.group({ ...(isInteractive ? button : { role: 'img' }), 'aria-label': spoken(input) }, () => {
    paintFrames(input, pens.body);
    paintTooth(input, pens);
  });
  if (input.isFocused) paintFocus(input, pens.over);
  paintNumber(input, pens.labels);
  paintBadges(input, pens);
}
