import {
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  OnInit,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronDown, LucideChevronUp } from '@lucide/angular';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Contents } from './contents';
import { Looking } from './looking';
import { PdfFile } from './pdf-file';
import type { Size } from './view';

const MARGIN = 24;

/** A PDF page by page. */
@Component({
  selector: 'cd-pdf-pages',
  imports: [LucideChevronDown, LucideChevronUp, TranslocoPipe],
  host: { class: 'viewer-pdf' },
  template: `
    <div #scroll class="viewer-sheet" tabindex="0" role="group" [attr.aria-label]="document().name">
      <canvas #canvas aria-hidden="true" [class.hidden]="!file()"></canvas>
      <p class="cdk-visually-hidden">{{ text() }}</p>
    </div>
    @if (problem(); as said) {
      <p class="viewer-said" role="alert">{{ said }}</p>
    } @else if (!file()) {
      <p class="viewer-said" role="status">{{ 'documents.viewer.loading' | transloco }}</p>
    } @else {
      <div class="viewer-pages">
        <button
          type="button"
          class="icon-btn"
          [attr.aria-label]="'documents.viewer.pageBefore' | transloco"
          [disabled]="page() === 1"
          (click)="turn(-1)"
        >
          <svg lucideChevronUp></svg>
        </button>
        <span role="status">{{ 'documents.viewer.page' | transloco: { page: page(), pages: file()!.pages } }}</span>
        <button
          type="button"
          class="icon-btn"
          [attr.aria-label]="'documents.viewer.pageAfter' | transloco"
          [disabled]="page() === file()!.pages"
          (click)="turn(1)"
        >
          <svg lucideChevronDown></svg>
        </button>
      </div>
    }
  `,
})
export class PdfPages implements OnInit {
  readonly document = input.required<DocumentDto>();
  /** Said when the file cannot be drawn. */
  readonly broken = input.required<string>();

  private readonly contents = inject(Contents);
  private readonly looking = inject(Looking);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly scroll = viewChild.required<ElementRef<HTMLElement>>('scroll');
  private readonly destroyed = inject(DestroyRef);
  private readonly stage = signal<Size>({ width: 0, height: 0 });
  private isClosed = false;
  readonly file = signal<PdfFile | null>(null);
  readonly page = linkedSignal({ source: this.file, computation: () => 1 });
  protected readonly text = signal('');
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect(() => {
      const [file, page, view, stage] = [this.file(), this.page(), this.looking.view(), this.stage()];
      if (file && stage.width > 0) void file.draw(this.canvas().nativeElement, page, { view, stage });
    });
    effect(() => {
      const [file, page] = [this.file(), this.page()];
      untracked(() => this.text.set(''));
      void file?.textOf(page).then((text) => page === this.page() && this.text.set(text));
    });
    this.destroyed.onDestroy(() => {
      this.isClosed = true;
      void this.file()?.close();
    });
  }

  ngOnInit(): void {
    void this.open();
  }

  turn(by: 1 | -1): void {
    this.go(this.page() + by);
  }

  go(page: number): void {
    const pages = this.file()?.pages ?? 1;
    this.page.set(Math.min(pages, Math.max(1, page)));
    this.scroll().nativeElement.scrollTop = 0;
  }

  private async open(): Promise<void> {
    const element = this.scroll().nativeElement;
    const measure = () =>
      this.stage.set({ width: element.clientWidth - MARGIN, height: element.clientHeight - MARGIN });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    this.destroyed.onDestroy(() => watch.disconnect());
    try {
      const file = await PdfFile.open(await this.contents.blob(this.document().id));
      if (this.isClosed) return void file.close();
      measure();
      this.file.set(file);
    } catch (error) {
      if (!this.isClosed) this.problem.set(problemOf(error).detail ?? this.broken());
    }
  }
}
