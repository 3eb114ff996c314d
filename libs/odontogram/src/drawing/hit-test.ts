import { isRight, type ToothId } from '../teeth/tooth';
import { fromLetter, type Surface } from '../teeth/surfaces';
import { columnOf, layoutOf, type Column, type Layout, type Row } from './chart/layout';
import type { DrawableState, LayoutOptions } from './chart/options';
import type { Zone } from './geometry/diagram';
import type { Point } from './geometry/path';
import { isInside } from './geometry/polygon';

/** What lies under a point: a tooth, and a surface where the point is on one. */
export interface Hit {
  readonly tooth: ToothId;
  readonly surface: Surface | null;
}

const DIAGRAM: readonly Zone[] = ['O', 'M', 'D', 'V', 'L'];
/** On the side view the neck is class V; it lies over the panels. */
const SIDE: readonly Zone[] = ['V5', 'V', 'M', 'D', 'O'];

/** A point of the drawing on the tooth's own axes, from an origin in the middle of the column. */
function local(row: Row, column: Column, x: number, y: number, origin: number): Point {
  return [(x - column.x) * (isRight(column.tooth) ? 1 : -1), (y - origin) * (row.isUpper ? 1 : -1)];
}

function surfaceAt(row: Row, column: Column, x: number, y: number): Surface | null {
  const { diagram, side, crownHeight } = column.shape;
  const onDiagram = local(row, column, x, y, row.diagram);
  const zone = DIAGRAM.find((one) => isInside(diagram.zones[one], ...onDiagram));
  if (zone) return fromLetter(zone);
  const neck = row.occlusal - (row.isUpper ? 1 : -1) * crownHeight;
  const onSide = local(row, column, x, y, neck);
  const panel = SIDE.find((one) => isInside(side[one] ?? [], ...onSide));
  return panel ? fromLetter(panel) : null;
}

/**
 * The tooth and surface at a point in the units of the drawing (not pixels), or null beside the teeth.
 * Uses the geometry the chart is drawn with, so the drawing needs no hit shapes. Oral surfaces are on the diagram alone.
 */
export function hitTest(state: DrawableState, options: LayoutOptions, x: number, y: number): Hit | null {
  const layout = layoutOf(state, options);
  const row = layout.rows.find(({ top, bottom }) => y >= top && y <= bottom);
  const column = row?.columns.find((one) => Math.abs(x - one.x) <= one.width / 2);
  return row && column ? { tooth: column.tooth, surface: surfaceAt(row, column, x, y) } : null;
}

/** Size of the drawing in units; the aspect ratio to reserve before it is drawn. */
export function viewBox(
  options: LayoutOptions = {},
  state?: DrawableState,
): { readonly width: number; readonly height: number } {
  const { width, height } = layoutOf(state, options);
  return { width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10 };
}

/** Where a tooth stands in the drawing, in units: to place a popover or a focus ring. Undefined outside this view. */
export function toothBox(
  tooth: ToothId,
  options: LayoutOptions = {},
  state?: DrawableState,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined {
  const found = columnOf(layoutOf(state, options), tooth);
  if (!found) return undefined;
  const { row, column } = found;
  return { x: column.x - column.width / 2, y: row.top, width: column.width, height: row.bottom - row.top };
}

/** Teeth that have findings but no place in this view: the screen must say so. */
export function undrawn(state: DrawableState, options: LayoutOptions = {}): ToothId[] {
  const layout = layoutOf(state, options);
  return Object.values(state.teeth)
    .filter(({ findings, tooth }) => findings.length > 0 && !columnOf(layout, tooth))
    .map(({ tooth }) => tooth);
}

/** Keys that walk the chart (KeyboardEvent.key). */
export const WALK_KEYS = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type WalkKey = (typeof WALK_KEYS)[number];
export const isWalkKey = (key: string): key is WalkKey => WALK_KEYS.some((walk) => walk === key);

const nearest = (row: Row, x: number): ToothId | undefined =>
  row.columns.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.tooth;

/** The row a key leads to from row `from`: the next one, or with Page keys the same dentition of the other arch. */
function rowFor(layout: Layout, from: number, key: WalkKey): Row | undefined {
  const last = layout.rows.length - 1;
  if (key === 'ArrowUp') return layout.rows[from - 1];
  if (key === 'ArrowDown') return layout.rows[from + 1];
  const isUpper = from <= last / 2;
  return (key === 'PageUp') === isUpper ? undefined : layout.rows[last - from];
}

/**
 * The tooth a key leads to, or the same tooth at the edge of the chart. Left and right as on the screen,
 * up and down to the row beside at the nearest place, Home and End to the ends of the row, Page keys to the antagonist.
 */
export function neighbour(tooth: ToothId, key: WalkKey, options: LayoutOptions = {}, state?: DrawableState): ToothId {
  const layout = layoutOf(state, options);
  const at = layout.rows.findIndex(({ columns }) => columns.some((column) => column.tooth === tooth));
  const row = layout.rows[at];
  if (!row) return layout.rows[0]?.columns[0]?.tooth ?? tooth;
  const place = row.columns.findIndex((column) => column.tooth === tooth);
  const step: Partial<Record<WalkKey, number>> = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    Home: 0,
    End: row.columns.length - 1,
  };
  const to = step[key];
  if (to !== undefined) return row.columns[to]?.tooth ?? tooth;
  const next = rowFor(layout, at, key);
  // The other arch has as many places: the Page keys lead to the antagonist.
  if (key === 'PageUp' || key === 'PageDown') return next?.columns[place]?.tooth ?? tooth;
  return (next && nearest(next, row.columns[place]?.x ?? 0)) ?? tooth;
}
