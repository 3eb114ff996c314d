import { Component, computed, ElementRef, inject, input, model, output, signal, viewChild } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import {
  hitTest,
  isWalkKey,
  neighbour,
  renderOdontogram,
  TEETH,
  toothBox,
  toothSentence,
  viewBox,
  type ChartState,
  type DentitionView,
  type FindingContent,
  type FindingDraft,
  type Hit,
  type Layer,
  type Notation,
  type Surface,
  type ThemeName,
  type ToothId,
} from '@cuspid/odontogram';
import { stepSurface, surfaceSpot, toUnits } from './place';

/** A tooth that was pressed, and where. */
export interface Press extends Hit {
  /** Shift or Ctrl: added to what is selected. */
  readonly extends: boolean;
  readonly isTouch: boolean;
}

let count = 0;

/**
 * The mouth: the drawing of libs/odontogram, placed, with the pointer and the keyboard on it. One tab stop; a list of
 * teeth for screen readers, one sentence each. Arrows walk the teeth, Tab the surfaces of the tooth, letters start an entry.
 */
@Component({
  selector: 'cd-odontogram',
  host: { class: 'block min-h-0 min-w-0' },
  templateUrl: './odontogram.html',
})
export class Odontogram {
  readonly state = input.required<ChartState<FindingContent>>();
  readonly status = input<'ready' | 'loading'>('ready');
  readonly dentition = input<DentitionView>('permanent');
  readonly notation = input<Notation>('fdi');
  readonly layers = input<readonly Layer[]>();
  readonly theme = input<ThemeName>('light');
  readonly tags = input(true);
  readonly pending = input<readonly FindingDraft[]>([]);
  readonly selected = input<readonly ToothId[]>([]);
  readonly loadingText = input('');
  readonly name = input.required<string>();
  /** The tool in the hand, by name: it goes with the pointer. */
  readonly tool = input<string | null>(null);
  /** The tooth the keyboard is on, and its surface. */
  readonly focus = model<ToothId | null>(null);
  readonly surface = model<Surface | null>(null);
  readonly pressed = output<Press>();
  /** Double press or Enter. */
  readonly opened = output<ToothId>();
  /** A letter on the focused tooth. */
  readonly typed = output<string>();
  /** Space, or an arrow with Shift. */
  readonly chosen = output<{ tooth: ToothId; extends: boolean }>();
  readonly escaped = output<void>();

  private readonly sanitizer = inject(DomSanitizer);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly uid = `od${++count}`;
  protected readonly hasFocus = signal(false);
  protected readonly hover = signal<ToothId | null>(null);
  protected readonly pointer = signal<{ x: number; y: number } | null>(null);

  private readonly layout = computed(() => ({ dentition: this.dentition() }));
  protected readonly size = computed(() => viewBox(this.layout(), this.state()));
  protected readonly box = computed(() => `0 0 ${this.size().width} ${this.size().height}`);
  protected readonly teeth = computed(() => TEETH.filter((tooth) => toothBox(tooth, this.layout(), this.state())));
  /** The tooth the keyboard is on; the first, until somebody walks. */
  private readonly at = computed(() => {
    const focus = this.focus();
    return focus && this.teeth().includes(focus) ? focus : (this.teeth()[0] ?? '18');
  });
  protected readonly active = computed(() => (this.hasFocus() ? `${this.uid}-${this.at()}` : null));
  protected readonly column = computed(() => {
    const hover = this.hover();
    return hover && this.status() === 'ready' ? (toothBox(hover, this.layout(), this.state()) ?? null) : null;
  });
  protected readonly spot = computed(() => {
    const surface = this.surface();
    return surface && this.hasFocus() ? surfaceSpot(this.at(), surface, this.state(), this.layout()) : null;
  });
  protected readonly options = computed(() =>
    this.teeth().map((tooth) => ({
      id: `${this.uid}-${tooth}`,
      isSelected: this.selected().includes(tooth),
      text: this.sentenceOf(tooth),
    })),
  );
  /** Only ever the string our own renderer made, in which every text is escaped. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      renderOdontogram(this.state(), {
        ...this.layout(),
        status: this.status(),
        notation: this.notation(),
        layers: this.layers(),
        theme: this.theme(),
        uid: this.uid,
        selected: this.selected(),
        focus: this.hasFocus() ? this.at() : null,
        pending: this.pending(),
        tags: this.tags(),
        interactive: false,
        background: false,
        captions: { loading: this.loadingText(), empty: '' },
      }),
    ),
  );

  /** Gives the keyboard to the chart. */
  take(): void {
    this.list().nativeElement.focus();
  }

  protected walk(event: KeyboardEvent): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || this.status() !== 'ready') return;
    if (isWalkKey(key)) {
      this.go(neighbour(this.at(), key, this.layout(), this.state()));
      if (event.shiftKey) this.chosen.emit({ tooth: this.at(), extends: true });
    } else if (key === 'Tab') {
      if (!this.stepSurface(event.shiftKey)) return;
    } else if (key === 'Enter') this.opened.emit(this.at());
    else if (key === ' ') this.chosen.emit({ tooth: this.at(), extends: true });
    else if (key === 'Escape') this.escaped.emit();
    else if (/^[a-z"]$/i.test(key)) this.typed.emit(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected entered(): void {
    this.hasFocus.set(true);
    if (this.focus() !== this.at()) this.focus.set(this.at());
  }

  protected go(tooth: ToothId): void {
    this.surface.set(null);
    this.focus.set(tooth);
  }

  protected move(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.hover.set(this.hitAt(event)?.tooth ?? null);
    const { left, top } = this.list().nativeElement.getBoundingClientRect();
    this.pointer.set(this.tool() ? { x: event.clientX - left + 14, y: event.clientY - top + 14 } : null);
  }

  protected leave(): void {
    this.hover.set(null);
    this.pointer.set(null);
  }

  protected press(event: MouseEvent): void {
    const hit = this.hitAt(event);
    if (!hit || this.status() !== 'ready') return;
    this.surface.set(null);
    this.focus.set(hit.tooth);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    this.pressed.emit({ ...hit, isTouch, extends: event.shiftKey || event.ctrlKey || event.metaKey });
  }

  protected open(event: MouseEvent): void {
    const hit = this.hitAt(event);
    if (hit && !this.tool() && this.status() === 'ready') this.opened.emit(hit.tooth);
  }

  private hitAt(event: MouseEvent): Hit | null {
    const box = this.list().nativeElement.getBoundingClientRect();
    const { x, y } = toUnits(event, box, this.size());
    return hitTest(this.state(), this.layout(), x, y);
  }

  /** False past the last surface: then Tab leaves the chart. */
  private stepSurface(back: boolean): boolean {
    const next = stepSurface(this.surface(), back);
    this.surface.set(next ?? null);
    return next !== undefined;
  }

  private sentenceOf(tooth: ToothId): string {
    const unsaved = this.pending().filter((draft) => (draft.range ?? [draft.tooth]).includes(tooth));
    return toothSentence(tooth, [...this.state().teeth[tooth].findings, ...unsaved], this.notation());
  }
}
