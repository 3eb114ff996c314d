import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { renderTooth, settle, type Layer, type Surface, type ThemeName, type ToothView } from '@cuspid/odontogram';
import { ChartColours } from '../odontogram/chart-colours';
import { draftOf, type Tool } from './tools';

/** Seen better from the side than from above. */
const FROM_THE_SIDE: readonly string[] = ['rct', 'implant', 'unerupted'];

const MOD: readonly Surface[] = ['mesial', 'occlusal_incisal', 'distal'];

/** A small tooth with the thing on it, drawn by the same hand as the chart. */
@Component({
  selector: 'cd-tool-mark',
  host: { class: 'grid place-items-center overflow-hidden [&_svg]:size-full', 'aria-hidden': 'true' },
  template: `<span class="block size-full" [class.scale-125]="isFlat()" [innerHTML]="picture()"></span>`,
})
export class ToolMark {
  readonly tool = input.required<Tool>();
  readonly layer = input.required<Layer>();
  readonly theme = input<ThemeName>('light');

  private readonly sanitizer = inject(DomSanitizer);
  private readonly colours = inject(ChartColours);
  protected readonly isFlat = computed(() => !FROM_THE_SIDE.includes(this.tool().code));
  /** Only ever the string our own renderer made. */
  protected readonly picture = computed(() => {
    const tool = this.tool();
    const view: ToothView = this.isFlat() ? 'diagram' : 'side';
    const draft = draftOf(tool, '46', MOD, this.layer());
    const { findings } = settle([draft]);
    const options = { view, theme: this.theme(), profile: this.colours.profile, uid: `tool-${tool.key}` };
    return this.sanitizer.bypassSecurityTrustHtml(renderTooth('46', findings, options));
  });
}
