/** A point, in CSS pixels from the middle of the stage or in pixels of the image from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Turn = 0 | 90 | 180 | 270;

/**
 * How a picture is looked at. It does not depend on the picture or the screen: two pictures of different size with the
 * same view show the same part of them.
 */
export interface View {
  /** 1 fits the picture into its stage. */
  readonly zoom: number;
  /** Where the middle of the picture is, in widths and heights of the stage from its middle. */
  readonly at: Point;
  readonly turn: Turn;
}

export const WHOLE: View = { zoom: 1, at: { x: 0, y: 0 }, turn: 0 };
export const ZOOM_MAX = 16;
export const ZOOM_STEP = 1.25;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const isLying = (turn: Turn): boolean => turn === 90 || turn === 270;

/** CSS pixels one pixel of the image has where the whole picture just fits. */
export function fitOf(image: Size, stage: Size, turn: Turn): number {
  const [width, height] = isLying(turn) ? [image.height, image.width] : [image.width, image.height];
  return width && height ? Math.min(stage.width / width, stage.height / height) : 1;
}

/** CSS pixels a pixel of the image has. */
export const scaleOf = (view: View, image: Size, stage: Size): number => fitOf(image, stage, view.turn) * view.zoom;

/** The picture never leaves its stage. */
export function within(view: View): View {
  const zoom = clamp(view.zoom, 1, ZOOM_MAX);
  const most = zoom / 2;
  const at = zoom === 1 ? WHOLE.at : { x: clamp(view.at.x, -most, most), y: clamp(view.at.y, -most, most) };
  return { ...view, zoom, at };
}

/** Zooms so that what is under `point` (from the middle of the stage) stays under it. */
export function zoomed(view: View, factor: number, stage: Size, point: Point = { x: 0, y: 0 }): View {
  const zoom = clamp(view.zoom * factor, 1, ZOOM_MAX);
  const grown = zoom / view.zoom;
  const [x, y] = [point.x / (stage.width || 1), point.y / (stage.height || 1)];
  return within({ ...view, zoom, at: { x: x - (x - view.at.x) * grown, y: y - (y - view.at.y) * grown } });
}

/** Moves the picture by CSS pixels. */
export function panned(view: View, by: Point, stage: Size): View {
  const at = { x: view.at.x + by.x / (stage.width || 1), y: view.at.y + by.y / (stage.height || 1) };
  return within({ ...view, at });
}

/** Turns by a quarter, and shows the whole again. */
export function turned(view: View, quarters: 1 | -1): View {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  const next = turns[(turns.indexOf(view.turn) + quarters + turns.length) % turns.length];
  return { ...WHOLE, turn: next ?? 0 };
}

const rotated = ({ x, y }: Point, degrees: Turn): Point => {
  const turns: Record<Turn, Point> = { 0: { x, y }, 90: { x: -y, y: x }, 180: { x: -x, y: -y }, 270: { x: y, y: -x } };
  return turns[degrees];
};
const BACK: Record<Turn, Turn> = { 0: 0, 90: 270, 180: 180, 270: 90 };

/** The pixel of the image under a point of the stage (from its middle). */
export function toImage(point: Point, view: View, image: Size, stage: Size): Point {
  const scale = scaleOf(view, image, stage);
  const away = { x: point.x - view.at.x * stage.width, y: point.y - view.at.y * stage.height };
  const { x, y } = rotated({ x: away.x / scale, y: away.y / scale }, BACK[view.turn]);
  return { x: clamp(x + image.width / 2, 0, image.width), y: clamp(y + image.height / 2, 0, image.height) };
}

/** Where a pixel of the image is on the stage, from its middle. */
export function toStage(pixel: Point, view: View, image: Size, stage: Size): Point {
  const scale = scaleOf(view, image, stage);
  const { x, y } = rotated({ x: pixel.x - image.width / 2, y: pixel.y - image.height / 2 }, view.turn);
  return { x: x * scale + view.at.x * stage.width, y: y * scale + view.at.y * stage.height };
}
