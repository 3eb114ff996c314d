import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideBlend,
  LucideChevronLeft,
  LucideChevronRight,
  LucideColumns2,
  LucideContrast,
  LucideDraftingCompass,
  LucideMaximize,
  LucideRotateCcw,
  LucideRotateCw,
  LucideRuler,
  LucideZoomIn,
  LucideZoomOut,
} from '@lucide/angular';
import { Looking } from './looking';
import type { ViewerAct } from './viewer-keys';

/** What can be done with what shows; every one of these has a key. */
@Component({
  selector: 'cd-viewer-tools',
  imports: [
    LucideBlend,
    LucideChevronLeft,
    LucideChevronRight,
    LucideColumns2,
    LucideContrast,
    LucideDraftingCompass,
    LucideMaximize,
    LucideRotateCcw,
    LucideRotateCw,
    LucideRuler,
    LucideZoomIn,
    LucideZoomOut,
    TranslocoPipe,
  ],
  host: { class: 'viewer-tools', role: 'toolbar', '[attr.aria-label]': 'label()' },
  templateUrl: './viewer-tools.html',
})
export class ViewerTools {
  readonly label = input.required<string>();
  readonly isLightOpen = input(false);
  readonly act = output<ViewerAct>();

  protected readonly looking = inject(Looking);
  protected readonly percent = computed(() => Math.round(this.looking.view().zoom * 100));
  protected readonly isTurnable = computed(() => Boolean(this.looking.current()?.isViewable));
  protected readonly hasSeries = computed(() => this.looking.overTime().length > 1);
}
