import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '@cuspid/platform/web';
import { isAsIs, LIGHT } from './light';
import { Looking } from './looking';

/** How light the picture is shown. */
@Component({
  selector: 'cd-light-bar',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'viewer-bar' },
  template: `
    <label class="viewer-range">
      <span>{{ 'documents.viewer.brightness' | transloco }}</span>
      <input
        #bright
        type="range"
        [min]="limits.min"
        [max]="limits.max"
        [step]="limits.step"
        [value]="looking.light().brightness"
        (input)="looking.lighten(brighter(+bright.value))"
      />
      <span class="tabular">{{ looking.light().brightness }} %</span>
    </label>
    <label class="viewer-range">
      <span>{{ 'documents.viewer.contrast' | transloco }}</span>
      <input
        #strong
        type="range"
        [min]="limits.min"
        [max]="limits.max"
        [step]="limits.step"
        [value]="looking.light().contrast"
        (input)="looking.lighten(stronger(+strong.value))"
      />
      <span class="tabular">{{ looking.light().contrast }} %</span>
    </label>
    <label class="flex items-center gap-2">
      <input
        type="checkbox"
        class="check"
        [checked]="looking.light().isInverted"
        (change)="looking.lighten(inverted)"
      />
      {{ 'documents.viewer.invert' | transloco }} <kbd cdKey="i"></kbd>
    </label>
    <button type="button" class="btn btn-small ml-auto" [disabled]="isAsIs()" (click)="looking.asIs()">
      {{ 'documents.viewer.asIs' | transloco }} <kbd cdKey="x"></kbd>
    </button>
  `,
})
export class LightBar {
  protected readonly looking = inject(Looking);
  protected readonly limits = LIGHT;
  protected readonly isAsIs = computed(() => isAsIs(this.looking.light()));
  protected readonly inverted = (now: { isInverted: boolean }) => ({ isInverted: !now.isInverted });
  protected readonly brighter = (brightness: number) => () => ({ brightness });
  protected readonly stronger = (contrast: number) => () => ({ contrast });
}
