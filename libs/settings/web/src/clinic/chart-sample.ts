import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import { LAYERS, renderTooth, type FindingContent, type Layer, type ProfileName } from '@cuspid/odontogram';
import { Display } from '@cuspid/platform/web';

const SURFACES = ['occlusal_incisal', 'mesial'] as const;

/** Disease for what is found, a filling for everything that is done about it. */
const exampleOf = (layer: Layer): FindingContent =>
  layer === 'condition'
    ? { tooth: '36', code: 'caries', layer, severity: 5, surfaces: SURFACES }
    : { tooth: '36', code: 'filling', layer, material: 'composite', surfaces: SURFACES };

/** What a colour convention looks like: one tooth for every layer, drawn as on the chart. */
@Component({
  selector: 'cd-chart-sample',
  imports: [TranslocoPipe],
  host: { class: 'grid grid-cols-3 gap-x-3 gap-y-2 self-end text-small text-ink-2' },
  template: `
    @for (one of samples(); track one.layer) {
      <span class="grid justify-items-center gap-0.5">
        <span class="block h-9 w-14 [&_svg]:size-full" aria-hidden="true" [innerHTML]="one.picture"></span>
        {{ 'settings.chartSample.' + one.layer | transloco }}
      </span>
    }
  `,
})
export class ChartSample {
  readonly profile = input.required<ProfileName>();
  private readonly sanitizer = inject(DomSanitizer);
  private readonly display = inject(Display);

  /** Only ever the strings our own renderer made, in which every text is escaped. */
  protected readonly samples = computed(() =>
    LAYERS.map((layer) => {
      const theme = this.display.isDark() ? 'dark' : 'light';
      const look = { view: 'diagram', theme, profile: this.profile(), uid: `sample-${layer}` } as const;
      const svg = renderTooth('36', [exampleOf(layer)], look);
      return { layer, picture: this.sanitizer.bypassSecurityTrustHtml(svg) };
    }),
  );
}
