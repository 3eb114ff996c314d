import { panned, zoomed, type Point, type Size, type View } from './view';

const TAP_PX = 6;
const WHEEL = 0.0015;

const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Fingers and mouse on a picture: one moves it, two zoom it, a short touch points. Points count from the stage's middle. */
export class Pointing {
  private readonly down = new Map<number, Point>();
  private moved = 0;

  constructor(
    private readonly stage: () => Size,
    private readonly change: (step: (view: View) => View) => void,
    private readonly tapped: (point: Point) => void,
  ) {}

  press(id: number, point: Point): void {
    if (!this.down.size) this.moved = 0;
    this.down.set(id, point);
  }

  move(id: number, point: Point): void {
    const before = this.down.get(id);
    if (!before) return;
    const [other] = [...this.down].filter(([one]) => one !== id).map(([, at]) => at);
    this.down.set(id, point);
    this.moved += apart(before, point);
    const stage = this.stage();
    if (!other) {
      if (this.moved > TAP_PX)
        this.change((view) => panned(view, { x: point.x - before.x, y: point.y - before.y }, stage));
      return;
    }
    const [from, to] = [middle(before, other), middle(point, other)];
    const factor = apart(point, other) / (apart(before, other) || 1);
    this.change((view) => panned(zoomed(view, factor, stage, from), { x: to.x - from.x, y: to.y - from.y }, stage));
  }

  lift(id: number, point: Point): void {
    if (!this.down.delete(id)) return;
    if (!this.down.size && this.moved <= TAP_PX) this.tapped(point);
  }

  lose(id: number): void {
    this.down.delete(id);
    this.moved = Infinity;
  }

  wheel(point: Point, delta: number): void {
    this.change((view) => zoomed(view, Math.exp(-delta * WHEEL), this.stage(), point));
  }
}
