import { Component, inject, input, output } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  LucideCheck,
  LucideEllipsis,
  LucideEyeOff,
  LucidePrinter,
  LucideRedo2,
  LucideSnowflake,
  LucideUndo2,
} from '@lucide/angular';
import { ENTRY_MODES } from '@cuspid/dental-chart/contracts';
import { DENTITION_VIEWS, LAYERS, NOTATIONS } from '@cuspid/odontogram';
import { Display } from '@cuspid/platform/web';
import { Segmented } from '@cuspid/ui';
import { EntryLine } from '../entry/entry-line';
import { ChartLog } from '../read/chart-log';
import { ChartView } from '../read/chart-view';
import { Recorder } from '../record/recorder';
import { VersionsDesk } from '../versions/versions-desk';
import { LayerSwatch } from './layer-swatch';

/** Numbers, layers (which are also the legend), undo, print; the rest behind the three dots. */
@Component({
  selector: 'cd-chart-toolbar',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    LayerSwatch,
    LucideCheck,
    LucideEllipsis,
    LucideEyeOff,
    LucidePrinter,
    LucideRedo2,
    LucideSnowflake,
    LucideUndo2,
    Segmented,
    TranslocoPipe,
  ],
  host: { class: 'flex items-center gap-0.5 min-h-[34px] touch:min-h-11 flex-none flex-wrap' },
  templateUrl: './chart-toolbar.html',
})
export class ChartToolbar {
  readonly isPrinting = input(false);
  readonly printed = output<void>();

  protected readonly display = inject(Display);
  protected readonly view = inject(ChartView);
  protected readonly log = inject(ChartLog);
  protected readonly recorder = inject(Recorder);
  protected readonly line = inject(EntryLine);
  protected readonly versions = inject(VersionsDesk);
  private readonly words = inject(TranslocoService);
  protected readonly layers = LAYERS;
  protected readonly dentitions = DENTITION_VIEWS;
  protected readonly modes = ENTRY_MODES;
  protected readonly notations = NOTATIONS.map((value) => ({
    value,
    label: this.words.translate<string>(`chart.notation.${value}`),
  }));

  protected chooseNotation(value: string | null): void {
    const notation = NOTATIONS.find((one) => one === value);
    if (notation) this.view.chooseNotation(notation);
  }
}
