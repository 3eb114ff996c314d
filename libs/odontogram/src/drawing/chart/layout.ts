import {
  isRight,
  LOWER_PERMANENT,
  LOWER_PRIMARY,
  predecessorOf,
  UPPER_PERMANENT,
  UPPER_PRIMARY,
  type ToothId,
} from '../../teeth/tooth';
import { shapeOf, type Shape } from '../geometry/shapes';
import type { DrawableState, LayoutOptions } from './options';

/** One place in a row: the slot is where, the tooth is who stands there. */
export interface Column {
  readonly tooth: ToothId;
  readonly slot: ToothId;
  /** Middle and width in units. */
  readonly x: number;
  readonly width: number;
  readonly shape: Shape;
}

/** Heights of a row: occlusal plane, middle of the diagrams, baselines of number and badge, top and bottom of a cell. */
export interface Row {
  readonly isUpper: boolean;
  readonly columns: readonly Column[];
  readonly occlusal: number;
  readonly diagram: number;
  readonly number: number;
  readonly badge: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly midline: number;
  readonly middle: number;
  readonly rows: readonly Row[];
}

/** Gap at the contact points, margin beside the rows, and room for badges and tags, units. */
const CONTACT = 2.2;
const MARGIN = 26;
const BADGES = 25;

type Slots = Readonly<Partial<Record<ToothId, ToothId>>>;

/** Primary teeth that stayed in the place of a successor that is not there. */
function retainedSlots(state: DrawableState | undefined, { dentition = 'permanent' }: LayoutOptions): Slots {
  const slots: Partial<Record<ToothId, ToothId>> = {};
  if (!state || dentition !== 'permanent') return slots;
  for (const slot of [...UPPER_PERMANENT, ...LOWER_PERMANENT]) {
    const primary = predecessorOf(slot);
    if (!primary || state.teeth[slot].presence === 'present') continue;
    const { findings, presence } = state.teeth[primary];
    const isRetained = findings.some(({ code }) => code === 'retained');
    if (isRetained && presence !== 'missing') slots[slot] = primary;
  }
  return slots;
}

const occupant = (slots: Slots, slot: ToothId): ToothId => slots[slot] ?? slot;
const widthOf = (tooth: ToothId): number => shapeOf(tooth).width + CONTACT;

const halfRow = (row: readonly ToothId[], slots: Slots, right: boolean): number =>
  row.filter((slot) => isRight(slot) === right).reduce((sum, slot) => sum + widthOf(occupant(slots, slot)), 0);

function columnsOf(row: readonly ToothId[], slots: Slots, midline: number): Column[] {
  let x = midline - halfRow(row, slots, true);
  return row.map((slot) => {
    const tooth = occupant(slots, slot);
    const width = widthOf(tooth);
    x += width;
    return { tooth, slot, x: x - width / 2, width, shape: shapeOf(tooth) };
  });
}

/** Stacks one row below `y`: the upper rows end with the number, the lower rows begin with it. */
function place(columns: readonly Column[], up: boolean, y: number): { row: Row; end: number } {
  const reach = Math.max(...columns.map(({ shape }) => shape.crownHeight + shape.rootHeight)) + 7;
  const depth = Math.max(...columns.map(({ shape }) => shape.diagram.halfDepth));
  const common = { isUpper: up, columns };
  if (up) {
    const occlusal = y + BADGES + reach;
    const diagram = occlusal + 9 + depth;
    const number = diagram + depth + 17;
    const row = { ...common, occlusal, diagram, number, badge: y + 9, top: y - 1, bottom: number + 7 };
    return { row, end: number + 6 };
  }
  const number = y + 13;
  const diagram = number + 8 + depth;
  const occlusal = diagram + depth + 9;
  const badge = occlusal + reach + 16;
  const row = { ...common, occlusal, diagram, number, badge, top: number - 14, bottom: badge + 12 };
  return { row, end: occlusal + reach + BADGES };
}

/** Where everything stands. Each arch has its own real widths; rows are centred on the midline. */
export function layoutOf(state: DrawableState | undefined, options: LayoutOptions = {}): Layout {
  const { dentition = 'permanent' } = options;
  const slots = options.slots ?? retainedSlots(state, options);
  const permanent = dentition !== 'primary';
  const primary = dentition !== 'permanent';
  const widest = [UPPER_PERMANENT, LOWER_PERMANENT].flatMap((row) => [
    halfRow(row, slots, true),
    halfRow(row, slots, false),
  ]);
  const width = Math.max(...widest) * 2 + MARGIN * 2;
  const rows: Row[] = [];
  let y = 6;
  const stack = (row: readonly ToothId[], up: boolean): void => {
    const placed = place(columnsOf(row, slots, width / 2), up, y);
    rows.push(placed.row);
    y = placed.end;
  };
  if (permanent) stack(UPPER_PERMANENT, true);
  if (primary) stack(UPPER_PRIMARY, true);
  const middle = y + 3;
  y += 6;
  if (primary) stack(LOWER_PRIMARY, false);
  if (permanent) stack(LOWER_PERMANENT, false);
  return { width, height: y + 6, midline: width / 2, middle, rows };
}

/** The column a tooth is drawn in, if it is in this view. */
export function columnOf(layout: Layout, tooth: ToothId): { row: Row; column: Column } | undefined {
  for (const row of layout.rows) {
    const column = row.columns.find((candidate) => candidate.tooth === tooth);
    if (column) return { row, column };
  }
  return undefined;
}
