import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  model,
  OnInit,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { problemOf } from '@cuspid/platform/web';
import { DocumentWords } from '../document-words';
import { Contents } from './contents';
import { AS_IS, filterOf, type Light } from './light';
import { Pointing } from './pointing';
import { scaleOf, toImage, WHOLE, type Point, type Size, type View } from './view';

/** One picture on its stage: zoomed by wheel and pinch, moved, turned, lit. What lies over it is put inside. */
@Component({
  selector: 'cd-picture',
  imports: [TranslocoPipe],
  host: {
    class: 'viewer-stage',
    '[class.is-pointing]': 'isPointing()',
    '(wheel)': 'wheel($event)',
    '(pointerdown)': 'press($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'lift($event)',
    '(pointercancel)': 'lose($event)',
  },
  template: `
    @if (address(); as url) {
      <img
        class="viewer-picture"
        draggable="false"
        [src]="url"
        [alt]="alt()"
        [class.is-ready]="natural() !== null"
        [style.transform]="transform()"
        [style.filter]="filter()"
        (load)="loaded($event)"
        (error)="problem.set('viewer.notShown')"
      />
    }
    @if (problem(); as said) {
      <p class="viewer-said" role="alert">{{ detail() ?? ('documents.' + said | transloco) }}</p>
    } @else if (!natural()) {
      <p class="viewer-said" role="status">{{ 'documents.viewer.loading' | transloco }}</p>
    }
    <ng-content />
  `,
})
export class Picture implements OnInit {
  readonly document = input.required<DocumentDto>();
  readonly light = input<Light>(AS_IS);
  /** A touch means a point of the picture, not its move. */
  readonly isPointing = input(false);
  readonly view = model<View>(WHOLE);
  readonly pointed = output<Point>();

  private readonly contents = inject(Contents);
  private readonly words = inject(DocumentWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly destroyed = inject(DestroyRef);
  readonly stage = signal<Size>({ width: 0, height: 0 });
  readonly natural = signal<Size | null>(null);
  protected readonly address = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly detail = signal<string | null>(null);
  protected readonly filter = computed(() => filterOf(this.light()));
  protected readonly alt = computed(() => `${this.document().name}, ${this.words.day(this.document())}`);
  protected readonly transform = computed(() => {
    const [image, stage, view] = [this.natural(), this.stage(), this.view()];
    if (!image) return 'none';
    const [x, y] = [view.at.x * stage.width, view.at.y * stage.height];
    const scale = scaleOf(view, image, stage);
    return `translate(-50%, -50%) translate(${x}px, ${y}px) rotate(${view.turn}deg) scale(${scale})`;
  });
  private readonly pointing = new Pointing(
    () => this.stage(),
    (step) => this.view.update(step),
    (point) => this.point(point),
  );

  constructor() {
    const id = computed(() => this.document().id);
    effect(() => {
      const wanted = id();
      untracked(() => void this.fetch(wanted));
    });
  }

  ngOnInit(): void {
    const element = this.host.nativeElement;
    const measure = () => this.stage.set({ width: element.clientWidth, height: element.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    this.destroyed.onDestroy(() => watch.disconnect());
  }

  protected loaded(event: Event): void {
    if (!(event.target instanceof HTMLImageElement)) return;
    const { naturalWidth: width, naturalHeight: height } = event.target;
    this.natural.set({ width, height });
  }

  protected wheel(event: WheelEvent): void {
    event.preventDefault();
    this.pointing.wheel(this.at(event), event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1));
  }

  protected press(event: PointerEvent): void {
    if (event.button > 0) return;
    this.host.nativeElement.setPointerCapture(event.pointerId);
    this.pointing.press(event.pointerId, this.at(event));
  }

  protected move(event: PointerEvent): void {
    this.pointing.move(event.pointerId, this.at(event));
  }

  protected lift(event: PointerEvent): void {
    this.pointing.lift(event.pointerId, this.at(event));
  }

  protected lose(event: PointerEvent): void {
    this.pointing.lose(event.pointerId);
  }

  private point(point: Point): void {
    const image = this.natural();
    if (image && this.isPointing()) this.pointed.emit(toImage(point, this.view(), image, this.stage()));
  }

  /** From the middle of the stage. */
  private at({ clientX, clientY }: MouseEvent): Point {
    const box = this.host.nativeElement.getBoundingClientRect();
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  }

  private async fetch(id: number): Promise<void> {
    for (const state of [this.address, this.natural, this.problem, this.detail]) state.set(null);
    const isWanted = () => this.document().id === id;
    try {
      const address = await this.contents.address(id);
      if (isWanted()) this.address.set(address);
    } catch (error) {
      if (!isWanted()) return;
      this.detail.set(problemOf(error).detail);
      this.problem.set('viewer.notFetched');
    }
  }
}
