import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { label, toothSentence, type Surface, type ToothId } from '@cuspid/odontogram';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { spanOf } from './gathering';

/** Which teeth are selected and which one the keyboard is on. */
@Injectable()
export class Selection {
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);
  private readonly words = inject(TranslocoService);

  readonly teeth = linkedSignal<number | null, readonly ToothId[]>({
    source: this.log.patientId,
    computation: () => [],
  });
  readonly focus = signal<ToothId | null>(null);
  readonly surface = signal<Surface | null>(null);
  /** Where a span begins, and what was selected before it. */
  private span: { from: ToothId; before: readonly ToothId[] } | null = null;
  /** What is said of the selected tooth, or which are selected. */
  readonly sentence = computed(() => {
    const teeth = this.teeth();
    const tooth = teeth.at(-1);
    const notation = this.view.notation();
    if (!tooth) return '';
    if (teeth.length === 1) return toothSentence(tooth, this.view.state().teeth[tooth].findings, notation);
    const named = teeth.map((one) => label(one, notation)).join(', ');
    return this.words.translate<string>('chart.line.many', { count: teeth.length, teeth: named });
  });
  /** The teeth a letter is about: all that are selected while the keyboard is on one of them. */
  readonly meant = computed<readonly ToothId[]>(() => {
    const focus = this.focus();
    const teeth = this.teeth();
    return teeth.length > 1 && focus && teeth.includes(focus) ? teeth : [];
  });

  /** Selects one tooth; with `extends` adds it, or takes it out again. */
  choose(tooth: ToothId, extend = false): void {
    this.focus.set(tooth);
    if (!extend) this.teeth.set([tooth]);
    else this.teeth.update((all) => (all.includes(tooth) ? all.filter((one) => one !== tooth) : [...all, tooth]));
    this.span = { from: tooth, before: extend ? this.teeth().filter((one) => one !== tooth) : [] };
  }

  /** Selects all between where a span began and this tooth; going back takes them out again. */
  spanTo(tooth: ToothId, from: ToothId | null = this.focus()): void {
    this.span ??= { from: from ?? tooth, before: [] };
    const between = spanOf(this.span.from, tooth);
    this.teeth.set([...this.span.before.filter((one) => !between.includes(one)), ...between]);
    this.focus.set(tooth);
  }

  /** Selects these teeth and no others. */
  gather(teeth: readonly ToothId[]): void {
    this.teeth.set(teeth);
    this.span = null;
  }

  /** The keyboard has walked on: the next span begins where it is then. */
  endSpan(): void {
    this.span = null;
  }

  clear(): void {
    this.gather([]);
    this.surface.set(null);
  }
}
