import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucideInfo, LucideX } from '@lucide/angular';
import type { DocumentDto } from '@cuspid/documents/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { DocumentActs } from '../document-acts';
import { DocumentWords } from '../document-words';
import { BeforeAfter } from './before-after';
import { Contents, isPdf } from './contents';
import { LightBar } from './light-bar';
import { Looking } from './looking';
import { MarksLayer } from './marks-layer';
import { MeasureBar } from './measure-bar';
import { PdfPages } from './pdf-pages';
import { Picture } from './picture';
import { panned, toStage, toImage, type Point } from './view';
import { bindViewerKeys, type ViewerAct } from './viewer-keys';
import { ViewerTools } from './viewer-tools';

const STEP_PX = 8;
const PAN_PX = 60;

/** Documents over the whole screen, one by one or two beside each other. Everything it fetched is freed when it closes. */
@Component({
  selector: 'cd-viewer',
  imports: [
    BeforeAfter,
    LightBar,
    LucideDownload,
    LucideInfo,
    LucideX,
    MarksLayer,
    MeasureBar,
    PdfPages,
    Picture,
    TranslocoPipe,
    ViewerTools,
  ],
  providers: [Contents, Looking],
  host: { '(keydown)': 'press($event)' },
  templateUrl: './viewer.html',
})
export class Viewer {
  /** The document to show, of the patient's. */
  readonly documentId = input.required<number>();
  readonly patientId = input.required<number>();
  /** Those one goes through with the arrows. */
  readonly documents = input.required<readonly DocumentDto[]>();
  /** Another one shows. */
  readonly shown = output<number>();
  readonly factsAsked = output<DocumentDto>();
  readonly closed = output<void>();

  protected readonly looking = inject(Looking);
  protected readonly words = inject(DocumentWords);
  protected readonly acts = inject(DocumentActs);
  protected readonly isPdf = isPdf;
  protected readonly isLightOpen = signal(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly picture = viewChild<Picture>('main');
  private readonly pages = viewChild(PdfPages);
  private readonly key = bindViewerKeys((what) => this.act(what));
  /** One that is on no page of the grid: the address names it. */
  private readonly alone = httpResource<DocumentDto>(() => {
    const id = this.documentId();
    return this.documents().some((one) => one.id === id) ? undefined : `/api/documents/${id}`;
  });
  protected readonly isGone = computed(() => this.alone.error() !== undefined);
  private readonly ofSeries = httpResource<Page<DocumentDto>>(() => {
    const series = this.looking.current()?.series;
    if (!series) return undefined;
    return { url: `/api/patients/${this.patientId()}/documents`, params: { series, limit: 100 } };
  });
  /** Where the keyboard points while something is measured, in pixels of the picture. */
  protected readonly cursor = linkedSignal<string, Point | null>({
    source: () => `${this.looking.currentId()} ${this.looking.tool()}`,
    computation: () => {
      const [image, stage] = [this.picture()?.natural(), this.picture()?.stage()];
      return image && stage ? toImage({ x: 0, y: 0 }, untracked(this.looking.view), image, stage) : null;
    },
  });

  constructor() {
    effect(() => {
      const alone = this.alone.hasValue() ? this.alone.value() : null;
      const [listed, wanted] = [this.documents(), this.documentId()];
      const all = alone?.id === wanted ? [alone, ...listed] : listed;
      untracked(() => {
        this.looking.documents.set(all);
        if (this.looking.currentId() !== wanted) this.looking.show(wanted);
      });
    });
    effect(() => this.looking.series.set(this.ofSeries.hasValue() ? this.ofSeries.value().items : []));
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.escape(event);
    this.key(event);
  }

  /** Esc lays a tool down first, then closes. */
  protected escape(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    if (this.looking.tool() !== 'look') this.looking.tool.set('look');
    else this.close();
  }

  protected close(): void {
    // Gives the focus back to where it came from.
    this.dialog().nativeElement.close();
    this.closed.emit();
  }

  protected mark(point: Point): void {
    this.looking.mark(point);
    this.cursor.set(point);
  }

  protected act(what: ViewerAct): void {
    const { looking } = this;
    const acts: Record<ViewerAct, () => void> = {
      previous: () => this.along(-1),
      next: () => this.along(1),
      up: () => this.move({ x: 0, y: -1 }),
      down: () => this.move({ x: 0, y: 1 }),
      zoomIn: () => looking.zoom(1),
      zoomOut: () => looking.zoom(-1),
      whole: () => looking.whole(),
      right: () => looking.turn(1),
      left: () => looking.turn(-1),
      brighter: () => looking.lighten(({ brightness }) => ({ brightness: brightness + STEP })),
      darker: () => looking.lighten(({ brightness }) => ({ brightness: brightness - STEP })),
      stronger: () => looking.lighten(({ contrast }) => ({ contrast: contrast + STEP })),
      weaker: () => looking.lighten(({ contrast }) => ({ contrast: contrast - STEP })),
      invert: () => looking.lighten(({ isInverted }) => ({ isInverted: !isInverted })),
      asIs: () => looking.asIs(),
      light: () => this.isLightOpen.update((isOpen) => !isOpen),
      length: () => looking.take('length'),
      angle: () => looking.take('angle'),
      point: () => this.point(),
      unmark: () => looking.unmark(),
      beside: () => looking.arrange('beside'),
      slider: () => looking.arrange('slider'),
      pageBefore: () => this.pages()?.turn(-1),
      pageAfter: () => this.pages()?.turn(1),
      facts: () => this.askFacts(),
    };
    acts[what]();
  }

  protected askFacts(): void {
    const current = this.looking.current();
    if (!current) return;
    this.close();
    this.factsAsked.emit(current);
  }

  /** The arrows move the cross while something is measured and the picture while it is zoomed; else they go on. */
  private along(by: 1 | -1): void {
    if (this.looking.tool() !== 'look' || (this.looking.view().zoom > 1 && this.looking.isPicture())) {
      return this.move({ x: by, y: 0 });
    }
    const id = this.looking.step(by);
    if (id !== null && this.looking.layout() !== 'beside') this.shown.emit(id);
  }

  private move(by: Point): void {
    const [picture, { looking }] = [this.picture(), this];
    const [image, stage] = [picture?.natural(), picture?.stage()];
    if (!image || !stage) return;
    if (looking.tool() === 'look') {
      return looking.view.update((view) => panned(view, { x: -by.x * PAN_PX, y: -by.y * PAN_PX }, stage));
    }
    const from = toStage(this.cursor() ?? { x: image.width / 2, y: image.height / 2 }, looking.view(), image, stage);
    const to = { x: from.x + by.x * STEP_PX, y: from.y + by.y * STEP_PX };
    this.cursor.set(toImage(to, looking.view(), image, stage));
  }

  private point(): void {
    const cursor = this.cursor();
    if (cursor) this.looking.mark(cursor);
  }
}

const STEP = 10;
