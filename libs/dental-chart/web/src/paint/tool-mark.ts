import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { renderTooth, settle, type ThemeName, type ToothView } from '@cuspid/odontogram';
import { draftOf, type Tool } from './tools';
import type { Layer } from '@cuspid/odontogram';

/** Seen better from the side than from above. */
const FROM_THE_SIDE: readonly string[] = ['rct', 'missing', 'extraction', 'unerupted', 'implant', 'fracture', 'crown'];

/** A small tooth with the thing on it, drawn by the same hand as the chart. */
@Component({
  selector: 'cd-tool-mark',
  host: { class: 'grid place-items-center [&_svg]:size-full', 'aria-hidden': 'true' },
  template: `<span class="block size-full" [innerHTML]="picture()"></span>`,
})
export class ToolMark {
  readonly tool = input.required<Tool>();
  readonly layer = input.required<Layer>();
  readonly theme = input<ThemeName>('light');

  private readonly sanitizer = inject(DomSanitizer);
  /** Only ever the string our own renderer made. */
  protected readonly picture = computed(() => {
    const tool = this.tool();
    const view: ToothView = FROM_THE_SIDE.includes(tool.code) ? 'side' : 'diagram';
    const draft = draftOf(tool, '46', ['occlusal_incisal'], this.layer());
    const { findings } = settle([draft]);
    const options = { view, theme: this.theme(), uid: `tool-${tool.key}` };
    return this.sanitizer.bypassSecurityTrustHtml(renderTooth('46', findings, options));
  });
}
