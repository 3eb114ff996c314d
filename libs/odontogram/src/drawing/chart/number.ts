import { label } from '../../teeth/notation';
import { half, type Pen } from '../pen';
import type { ColumnInput } from './column';
import { CHANGE_SIGNS, stamp } from './marks';

/** Room the stamp takes beside the number, units. */
const STAMP = 9;

interface Written {
  readonly text: string;
  readonly x: number;
  readonly size: number;
}

function written({ column, notation, change, isAwaiting }: ColumnInput): Written {
  const isGuest = column.slot !== column.tooth;
  const own = label(column.tooth, notation);
  const number = isGuest ? `${own}/${label(column.slot, notation)}` : own;
  return {
    text: change ? `${CHANGE_SIGNS[change]}${number}` : number,
    x: column.x + (isAwaiting ? STAMP / 2 : 0),
    size: isGuest ? 10 : 12.5,
  };
}

/**
 * A dark plate behind the number of a changed tooth, so that it stands out in grey; one of paper where an elastic
 * would run through the number.
 */
function paintPlate({ row, theme, change }: ColumnInput, { text, x, size }: Written, pen: Pen): void {
  const width = text.length * size * 0.58 + 8;
  const box = { x: half(x - width / 2), y: half(row.number - 11.5), width: half(width), height: 15, rx: 4 };
  pen.element('rect', { ...box, fill: change ? theme.plate : theme.paper });
}

/** A frame around the number of a retained primary tooth. */
function paintBox({ row, theme }: ColumnInput, { x }: Written, pen: Pen): void {
  const box = { x: half(x - 18), y: row.number - 11.5, width: 36, height: 15, rx: 4 };
  pen.element('rect', { ...box, fill: 'none', stroke: theme.ink, 'stroke-width': 1.3 });
}

function paintNoteFold({ row, column, theme }: ColumnInput, pen: Pen): void {
  const corner = `M${half(column.x + column.width / 2 - 9)} ${half(row.number - 9)}h7v5l-2.5 2.5h-4.5z`;
  pen.path(corner, { fill: theme.noteFold, stroke: theme.mark, 'stroke-width': 0.8 });
}

/**
 * The number, with the slot behind it when somebody else stands there, boxed when a primary tooth was retained,
 * on a dark plate with a sign when the tooth changed, with a hollow stamp when an entry awaits its co-signature.
 */
export function paintNumber(input: ColumnInput, pen: Pen): void {
  const { row, column, presence, findings, theme, isSelected, change, isAwaiting, isCrossed } = input;
  const number = written(input);
  const isAbsent = presence === 'missing' || presence === 'not_recorded';
  const isPlain = findings.every(({ code }) => code === 'sound') && !change;
  if (change || isCrossed) paintPlate(input, number, pen);
  pen.text(number.text, {
    x: half(number.x),
    y: half(row.number),
    'font-size': number.size === 12.5 ? undefined : String(number.size),
    'font-weight': (isPlain || isAbsent) && !isSelected && !change ? '400' : undefined,
    fill: change ? theme.paper : isSelected ? theme.accent : isAbsent ? theme.muted : undefined,
  });
  if (!change && findings.some(({ code }) => code === 'retained')) paintBox(input, number, pen);
  const left = number.x - number.text.length * number.size * 0.29 - (change ? 11 : 8);
  if (isAwaiting) stamp(pen, theme, left, row.number - 5);
  if (findings.some(({ note, tooth }) => note && tooth === column.tooth)) paintNoteFold(input, pen);
}
