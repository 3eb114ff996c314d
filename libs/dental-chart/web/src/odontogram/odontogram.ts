import { Component, computed, ElementRef, inject, input, model, output, signal, viewChild } from '@angular/core';
import {
  CAPTIONS,
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
  type ToothChange,
  type ToothId,
} from '@cuspid/odontogram';
import { ChartColours } from './chart-colours';
import { widened } from './gathering';
import { Drawing } from './drawing';
import { stepSurface, surfaceSpot, toUnits } from './place';

/** A tooth that was pressed, and where. */
export interface Press extends Hit {
  /** Ctrl: added to what is selected. */
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
  imports: [Drawing],
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
  /** Teeth that differ from the chart this one is compared with, and how. */
  readonly changed = input<Readonly<Partial<Record<ToothId, ToothChange>>>>();
  /** Teeth with an entry that waits for a co-signature: a hollow stamp. */
  readonly awaiting = input<readonly ToothId[]>([]);
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
  /** Space. */
  readonly chosen = output<{ tooth: ToothId; extends: boolean }>();
  /** An arrow or a press with Shift, or a drag: all up to this tooth. */
  readonly spanned = output<{ from: ToothId; to: ToothId }>();
  /** The quadrant, the arch, every tooth. */
  readonly gathered = output<readonly ToothId[]>();
  /** Walked on without selecting. */
  readonly walked = output<void>();
  readonly escaped = output<void>();

  private readonly colours = inject(ChartColours);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly uid = `od${++count}`;
  protected readonly hasFocus = signal(false);
  protected readonly hover = signal<ToothId | null>(null);
  protected readonly pointer = signal<{ x: number; y: number } | null>(null);

  /** Where the button was pressed, until it is let go. */
  private held: ToothId | null = null;
  private isDragged = false;

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
  protected readonly picture = computed(() =>
    renderOdontogram(this.state(), {
      ...this.layout(),
      status: this.status(),
      notation: this.notation(),
      layers: this.layers(),
      theme: this.theme(),
      profile: this.colours.profile,
      uid: this.uid,
      selected: this.selected(),
      changed: this.changed(),
      awaiting: this.awaiting(),
      focus: this.hasFocus() ? this.at() : null,
      pending: this.pending(),
      tags: this.tags(),
      interactive: false,
      background: false,
      captions: { loading: this.loadingText(), empty: '' },
    }),
  );

  /** Gives the keyboard to the chart. */
  take(): void {
    this.list().nativeElement.focus();
  }

  protected walk(event: KeyboardEvent): void {
    const { key } = event;
    if (event.altKey || this.status() !== 'ready') return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'a') return;
      this.gathered.emit(widened(this.selected(), this.at(), this.teeth()));
    } else if (isWalkKey(key)) {
      const from = this.at();
      this.go(neighbour(from, key, this.layout(), this.state()));
      if (event.shiftKey) this.spanned.emit({ from, to: this.at() });
      else this.walked.emit();
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

  protected hold(event: PointerEvent): void {
    const isDrag = event.pointerType !== 'touch' && event.button === 0 && !this.tool() && !event.shiftKey;
    this.held = isDrag ? (this.hitAt(event)?.tooth ?? null) : null;
    this.isDragged = false;
  }

  protected move(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const tooth = this.hitAt(event)?.tooth ?? null;
    this.hover.set(tooth);
    this.drag(event, tooth);
    const { left, top } = this.list().nativeElement.getBoundingClientRect();
    this.pointer.set(this.tool() ? { x: event.clientX - left + 14, y: event.clientY - top + 14 } : null);
  }

  /** Drawn over with the button held: all from where it was pressed. */
  private drag({ buttons }: PointerEvent, to: ToothId | null): void {
    const from = this.held;
    if (!from || !to || buttons !== 1 || this.status() !== 'ready') return;
    if (from === to && !this.isDragged) return;
    if (!this.isDragged) this.chosen.emit({ tooth: from, extends: false });
    this.isDragged = true;
    this.spanned.emit({ from, to });
  }

  protected leave(): void {
    this.hover.set(null);
    this.pointer.set(null);
  }

  protected press(event: MouseEvent): void {
    const hit = this.hitAt(event);
    // The end of a drag is no press.
    if (this.isDragged) return void (this.isDragged = false);
    if (!hit || this.status() !== 'ready') return;
    this.surface.set(null);
    if (event.shiftKey && !this.tool()) return this.spanned.emit({ from: this.at(), to: hit.tooth });
    this.focus.set(hit.tooth);
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    this.pressed.emit({ ...hit, isTouch, extends: event.ctrlKey || event.metaKey });
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
    const said = toothSentence(tooth, [...this.state().teeth[tooth].findings, ...unsaved], this.notation());
    const change = this.changed()?.[tooth];
    const waits = this.awaiting().includes(tooth) ? CAPTIONS.awaiting : null;
    return [said, change && CAPTIONS[change], waits].filter(Boolean).join(' ');
  }
}
