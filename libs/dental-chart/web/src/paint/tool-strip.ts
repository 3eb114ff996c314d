import { Component, computed, inject, input, model } from '@angular/core';
import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';
import type { EntryMode, Layer, ThemeName } from '@cuspid/odontogram';
import { ENTRY_MODES } from '@cuspid/dental-chart/contracts';
import { Segmented } from '@cuspid/ui';
import { LayerSwatch } from '../bar/layer-swatch';
import { ToolMark } from './tool-mark';
import { layerFor, PAINT_LAYERS, TOOLS, type Tool } from './tools';

/** Tools that stay in the hand: choose one, then each press on a tooth records one finding. */
@Component({
  selector: 'cd-tool-strip',
  imports: [
    CdkMenu,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    LayerSwatch,
    LucideCheck,
    LucideChevronDown,
    Segmented,
    ToolMark,
    TranslocoPipe,
  ],
  host: { class: 'flex flex-col min-h-0', role: 'toolbar', 'aria-orientation': 'vertical' },
  template: `
    <cd-segmented
      class="w-full! h-8! mb-1.5 flex-none [&_.seg-option]:px-1.5 text-small"
      [small]="true"
      [options]="modes"
      [label]="'chart.bar.mode' | transloco"
      [value]="mode()"
      (valueChange)="choose($event)"
    />
    <button
      type="button"
      class="flex items-center gap-1.5 h-8 px-2 mb-1 rounded-control text-small font-medium text-ink-2 hover:bg-hover flex-none"
      [cdkMenuTriggerFor]="layers"
      [title]="'chart.paint.as' | transloco"
    >
      <cd-layer-swatch [layer]="shownLayer()" />{{ 'chart.layers.' + shownLayer() | transloco }}
      <svg lucideChevronDown class="ml-auto" [size]="14"></svg>
    </button>
    <div class="min-h-0 overflow-y-auto flex flex-col gap-px">
      @for (one of tools; track one.key) {
        <button
          type="button"
          class="flex items-center gap-2 h-[30px] px-2 rounded-control text-small text-ink-2 text-left hover:bg-hover flex-none aria-pressed:bg-accent-soft aria-pressed:text-accent-ink aria-pressed:font-semibold aria-pressed:shadow-[inset_0_0_0_1.5px_var(--accent)] focus-visible:outline-offset-[-2px]"
          [attr.aria-pressed]="one === tool()"
          (click)="tool.set(one === tool() ? null : one)"
        >
          <cd-tool-mark class="size-6 flex-none" [tool]="one" [layer]="layerOf(one)" [theme]="theme()" />
          <span class="truncate">{{ 'chart.tools.' + one.key | transloco }}</span>
        </button>
      }
    </div>
    <ng-template #layers>
      <div class="menu" cdkMenu [attr.aria-label]="'chart.paint.as' | transloco">
        @for (one of paintLayers; track one) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="layer() === one"
            (cdkMenuItemTriggered)="layer.set(one)"
          >
            @if (one) {
              <cd-layer-swatch [layer]="one" />{{ 'chart.layers.' + one | transloco }}
            } @else {
              {{ autoWords() | transloco }}
            }
            @if (layer() === one) {
              <svg lucideCheck class="ml-auto"></svg>
            }
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class ToolStrip {
  readonly tool = model<Tool | null>(null);
  readonly layer = model<Layer | null>(null);
  readonly mode = model<EntryMode>('exam');
  readonly theme = input<ThemeName>('light');

  private readonly words = inject(TranslocoService);
  protected readonly modes = ENTRY_MODES.map((value) => ({
    value,
    label: this.words.translate<string>(`chart.mode.${value}`),
  }));
  protected readonly tools = TOOLS;
  protected readonly paintLayers = PAINT_LAYERS;
  /** What a filling would be painted as now. */
  protected readonly shownLayer = computed(() => this.layer() ?? (this.mode() === 'exam' ? 'elsewhere' : 'done'));
  protected readonly autoWords = computed(() =>
    this.mode() === 'exam' ? 'chart.paint.autoExam' : 'chart.paint.autoTreatment',
  );

  protected choose(value: string | null): void {
    const mode = ENTRY_MODES.find((one) => one === value);
    if (mode) this.mode.set(mode);
  }

  protected layerOf(tool: Tool): Layer {
    return layerFor(tool, this.layer(), this.mode());
  }
}
