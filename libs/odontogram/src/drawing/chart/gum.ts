import type { DrawableState } from './options';
import type { Definitions } from '../definitions';
import { Outline, pathData } from '../geometry/path';
import type { Pen } from '../pen';
import type { Column, Row } from './layout';

/** Height of the papilla as a share of the lower of two neighbouring crowns. */
const PAPILLA = 0.56;
/** The gum runs on this far beside the last tooth and behind the CEJ, units. */
const OVERHANG = 7;
const DEPTH = 34;

const hasCrown = (state: DrawableState, { tooth }: Column): boolean => {
  const { presence } = state.teeth[tooth];
  return presence !== 'missing' && presence !== 'pontic';
};

/** One scalloped path along a row: the crowns hang from a straight occlusal plane, so the line follows by itself. */
export function paintGum(pen: Pen, definitions: Definitions, row: Row, state: DrawableState): void {
  const { columns, occlusal } = row;
  const up = row.isUpper ? 1 : -1;
  const neck = ({ shape }: Column): number => occlusal - up * shape.crownHeight;
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return;
  const necks = columns.map(neck);
  const far = row.isUpper ? Math.min(...necks) - DEPTH : Math.max(...necks) + DEPTH;
  let x = first.x - first.width / 2 - OVERHANG;
  let y = neck(first) + up * 2;
  const outline = new Outline()
    .m(first.x, far)
    .c(first.x - first.width * 0.4, far, x, far + (neck(first) - far) * 0.5, x, y);
  columns.forEach((column, i) => {
    const next = columns[i + 1];
    const stands = hasCrown(state, column);
    const endX = column.x + column.width / 2 + (next ? 0 : OVERHANG);
    const endY = next ? between(column, next) : neck(column) + up * 2;
    const margin = neck(column) - up * (stands ? 3 : -1);
    const { width } = column;
    outline
      .c(x + width * 0.16, y - up * Math.abs(y - margin) * 0.6, column.x - width * 0.3, margin, column.x, margin)
      .c(column.x + width * 0.3, margin, endX - width * 0.16, endY - up * Math.abs(endY - margin) * 0.6, endX, endY);
    [x, y] = [endX, endY];
  });
  outline.c(x, far + (neck(last) - far) * 0.5, last.x + last.width * 0.4, far, last.x, far).z();
  pen.path(pathData(outline.commands), { fill: definitions.gradient(row.isUpper ? 'upper-gum' : 'lower-gum') });

  function between(a: Column, b: Column): number {
    if (hasCrown(state, a) && hasCrown(state, b)) {
      return occlusal - up * Math.min(a.shape.crownHeight, b.shape.crownHeight) * PAPILLA;
    }
    return (neck(a) + neck(b)) / 2 + up * 2;
  }
}
