import {
  hitTest,
  SURFACES,
  toothBox,
  type ChartState,
  type FindingContent,
  type LayoutOptions,
  type Surface,
  type ToothId,
} from '@cuspid/odontogram';

type View = ChartState<FindingContent>;
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point of the screen in the units of a drawing that is fitted, centred, into a box. */
export function toUnits(point: { clientX: number; clientY: number }, box: Box, size: Size): { x: number; y: number } {
  const scale = Math.min(box.width / size.width, box.height / size.height) || 1;
  const left = box.left + (box.width - size.width * scale) / 2;
  const top = box.top + (box.height - size.height * scale) / 2;
  return { x: (point.clientX - left) / scale, y: (point.clientY - top) / scale };
}

/** The surfaces of a tooth one can step through, in printing order: those the diagram has a zone for. */
export const STEPS: readonly Surface[] = SURFACES.filter((surface) => !/cervical|root/.test(surface));

/** The surface after or before one (null is the tooth itself), or undefined past the ends. */
export function stepSurface(from: Surface | null, back: boolean): Surface | null | undefined {
  const at = from ? STEPS.indexOf(from) : -1;
  const to = at + (back ? -1 : 1);
  return to === -1 ? null : STEPS[to];
}

const STRIDE = 4;

/**
 * The middle of a surface on the five-zone diagram, to mark it: found by asking what lies under a net of points. Of the
 * diagram only, which every surface is on.
 */
export function surfaceSpot(tooth: ToothId, surface: Surface, state: View, options: LayoutOptions) {
  const box = toothBox(tooth, options, state);
  if (!box) return null;
  const found: { x: number; y: number }[] = [];
  const isUpper = '1256'.includes(tooth.charAt(0));
  // The diagram lies in the half of the cell that is nearer to the other arch.
  const from = isUpper ? box.y + box.height * 0.72 : box.y;
  for (let y = from; y < from + box.height * 0.28; y += STRIDE) {
    for (let x = box.x + 1; x < box.x + box.width; x += STRIDE) {
      if (hitTest(state, options, x, y)?.surface === surface) found.push({ x, y });
    }
  }
  return spotOf(found);
}

/** The found point nearest to their mean: inside also where the zone is bent. */
function spotOf(points: readonly { x: number; y: number }[]) {
  const mean = (axis: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const far = (point: { x: number; y: number }): number => (point.x - x) ** 2 + (point.y - y) ** 2;
  return points.toSorted((a, b) => far(a) - far(b))[0] ?? null;
}
