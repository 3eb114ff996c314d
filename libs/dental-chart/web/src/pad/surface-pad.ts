import { Component, computed, inject, input, output, signal } from '@angular/core';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  checkAll,
  isRight,
  isUpper,
  label,
  ruleOf,
  surfaceName,
  toothName,
  toothSentence,
  type ChartState,
  type EntryMode,
  type FindingContent,
  type FindingDraft,
  type Layer,
  type Notation,
  type Surface,
  type ThemeName,
  type ToothId,
} from '@cuspid/odontogram';
import { Segmented } from '@cuspid/ui';
import { ToolMark } from '../paint/tool-mark';
import { draftOf, layerFor, PAD_TOOLS, type Tool } from '../paint/tools';

/** Where a surface lies on the pad: as on the chart, so mesial is towards the midline and vestibular outwards. */
function placesOf(tooth: ToothId): readonly { surface: Surface; cell: string }[] {
  const [left, right]: Surface[] = isRight(tooth) ? ['distal', 'mesial'] : ['mesial', 'distal'];
  const [top, bottom]: Surface[] = isUpper(tooth) ? ['vestibular', 'oral'] : ['oral', 'vestibular'];
  return [
    { surface: top ?? 'vestibular', cell: 'col-start-2 row-start-1' },
    { surface: left ?? 'mesial', cell: 'col-start-1 row-start-2' },
    { surface: 'occlusal_incisal', cell: 'col-start-2 row-start-2' },
    { surface: right ?? 'distal', cell: 'col-start-3 row-start-2' },
    { surface: bottom ?? 'oral', cell: 'col-start-2 row-start-3' },
  ];
}

/** One tooth, large: five surfaces and the ten most used findings, 60 px each. For fingers, gloves, and Enter on a tooth. */
@Component({
  selector: 'cd-surface-pad',
  imports: [CdkTrapFocus, Segmented, ToolMark, TranslocoPipe],
  host: { class: 'absolute inset-0 z-20 grid place-items-center bg-surface/80 p-3' },
  templateUrl: './surface-pad.html',
})
export class SurfacePad {
  readonly tooth = input.required<ToothId>();
  readonly state = input.required<ChartState<FindingContent>>();
  readonly notation = input<Notation>('fdi');
  readonly mode = input.required<EntryMode>();
  readonly theme = input<ThemeName>('light');
  readonly canRecord = input(false);
  readonly painted = output<FindingDraft>();
  readonly closed = output<void>();

  private readonly words = inject(TranslocoService);
  protected readonly tools = PAD_TOOLS;
  protected readonly surfaces = signal<readonly Surface[]>([]);
  /** As the mode says, or planned. */
  protected readonly layer = signal<string | null>('auto');
  protected readonly problem = signal('');

  protected readonly name = computed(() => {
    const name = toothName(this.tooth());
    return `${label(this.tooth(), this.notation())}, ${name}`;
  });
  protected readonly told = computed(() => {
    const sentence = toothSentence(this.tooth(), this.state().teeth[this.tooth()].findings, this.notation());
    return sentence.slice(sentence.indexOf(': ') + 2);
  });
  protected readonly places = computed(() =>
    placesOf(this.tooth()).map((place) => ({ ...place, name: surfaceName(this.tooth(), place.surface) })),
  );
  protected readonly layers = computed(() => [
    { value: 'auto', label: this.words.translate<string>(`chart.pad.${this.mode()}`) },
    { value: 'planned', label: this.words.translate<string>('chart.layers.planned') },
  ]);

  protected toggle(surface: Surface): void {
    this.problem.set('');
    this.surfaces.update((all) => (all.includes(surface) ? all.filter((one) => one !== surface) : [...all, surface]));
  }

  protected isReady({ code }: Tool): boolean {
    return ruleOf(code).surfaces !== 'required' || this.surfaces().length > 0;
  }

  protected layerOf(tool: Tool): Layer {
    return layerFor(tool, this.layer() === 'planned' ? 'planned' : null, this.mode());
  }

  protected use(tool: Tool): void {
    if (!this.isReady(tool)) {
      this.problem.set(this.words.translate('chart.pad.surfaceFirst'));
      return;
    }
    const draft = draftOf(tool, this.tooth(), this.surfaces(), this.layerOf(tool));
    const refusal = checkAll(this.state(), [draft]);
    this.problem.set(refusal?.message ?? '');
    if (refusal) return;
    this.surfaces.set([]);
    this.painted.emit(draft);
  }
}
