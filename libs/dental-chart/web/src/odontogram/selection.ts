import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { toothSentence, type Surface, type ToothId } from '@cuspid/odontogram';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';

/** Which teeth are selected and which one the keyboard is on. */
@Injectable()
export class Selection {
  private readonly log = inject(ChartLog);
  private readonly view = inject(ChartView);

  readonly teeth = linkedSignal<number | null, readonly ToothId[]>({
    source: this.log.patientId,
    computation: () => [],
  });
  readonly focus = signal<ToothId | null>(null);
  readonly surface = signal<Surface | null>(null);
  /** What is said of the selected tooth. */
  readonly sentence = computed(() => {
    const tooth = this.teeth().at(-1);
    return tooth ? toothSentence(tooth, this.view.state().teeth[tooth].findings, this.view.notation()) : '';
  });

  /** Selects one tooth; with `extends` adds it, or takes it out again. */
  choose(tooth: ToothId, extend = false): void {
    this.focus.set(tooth);
    if (!extend) this.teeth.set([tooth]);
    else this.teeth.update((all) => (all.includes(tooth) ? all.filter((one) => one !== tooth) : [...all, tooth]));
  }

  clear(): void {
    this.teeth.set([]);
    this.surface.set(null);
  }
}
