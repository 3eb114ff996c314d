import type { FindingContent } from '../../findings/finding';
import type { Layer } from '../../findings/layers';
import type { FindingCode } from '../../findings/vocabulary';
import type { Presence } from '../../state/presence';
import { isRight, isUpper, type ToothId } from '../../teeth/tooth';
import type { Definitions, Part } from '../definitions';
import { shapeOf, type Shape } from '../geometry/shapes';
import { inkOf, type Drawn } from '../ink';
import { Pen, type Attributes } from '../pen';
import type { Theme } from '../theme';

/** Everything needed to draw one tooth on its own axes. */
export interface Cell {
  readonly tooth: ToothId;
  readonly shape: Shape;
  readonly presence: Presence;
  /** In paint order: existing work, plans, referred, in progress, disease. */
  readonly items: readonly Drawn[];
  readonly theme: Theme;
  readonly definitions: Definitions;
  readonly pen: Pen;
  /** 1 when mesial is on the right of the screen, -1 when on the left. */
  readonly across: 1 | -1;
  /** 1 when the bite is below, -1 when above. */
  readonly down: 1 | -1;
  /** -1 when the two mirrors turn a slash into a backslash. */
  readonly lean: 1 | -1;
}

/** What is drawn of one tooth. */
export interface CellInput {
  readonly tooth: ToothId;
  readonly presence: Presence;
  readonly findings: readonly FindingContent[];
  readonly pending: readonly FindingContent[];
}

/** Existing work, plans, referred, in progress, disease: each is seen through what came before. */
export const PAINT_ORDER: readonly Layer[] = ['elsewhere', 'done', 'planned', 'referred', 'progress', 'condition'];
const rank = ({ finding }: Drawn): number => PAINT_ORDER.indexOf(finding.layer);

/** Prepares a cell. Mesial faces the midline and vestibular faces outwards in every quadrant. */
export function cellOf(input: CellInput, theme: Theme, definitions: Definitions, pen: Pen): Cell {
  const across = isRight(input.tooth) ? 1 : -1;
  const down = isUpper(input.tooth) ? 1 : -1;
  const saved = input.findings.map((finding): Drawn => ({ finding, ink: inkOf(theme, finding, false) }));
  const typed = input.pending.map((finding): Drawn => ({ finding, ink: inkOf(theme, finding, true) }));
  return {
    tooth: input.tooth,
    shape: shapeOf(input.tooth),
    presence: input.presence,
    items: [...saved.toSorted((a, b) => rank(a) - rank(b)), ...typed],
    theme,
    definitions,
    pen,
    across,
    down,
    lean: across === down ? 1 : -1,
  };
}

export const itemOf = (cell: Cell, code: FindingCode): Drawn | undefined =>
  cell.items.find(({ finding }) => finding.code === code);

/** Draws a part of the tooth's shape. */
export const usePart = (cell: Cell, part: Part, attributes: Attributes): void =>
  cell.pen.element('use', { href: cell.definitions.part(part, cell.shape), ...attributes });

export const isPontic = (cell: Cell, { finding }: Drawn): boolean =>
  finding.code === 'bridge' && !finding.abutments?.includes(cell.tooth);

/** Nothing of a crown stands here, or nobody knows. */
export const hasNoCrown = ({ presence }: Cell): boolean =>
  presence === 'missing' || presence === 'remnant' || presence === 'not_recorded';
