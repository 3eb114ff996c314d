import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Layer } from '@cuspid/odontogram';
import { ChartColours } from '../odontogram/chart-colours';
import { LayerSwatch } from './layer-swatch';

/** Signs in the colour of a layer. */
const LAYER_OF: Partial<Record<string, Layer>> = { extraction: 'planned', fracture: 'condition' };

/** Signs on teeth that are not a layer, under the chart: colours and signs mean different things in different programs. */
@Component({
  selector: 'cd-symbol-row',
  imports: [LayerSwatch, TranslocoPipe],
  host: {
    class: 'flex items-center gap-3.5 text-small text-ink-2 whitespace-nowrap overflow-hidden [&_svg]:text-ink-2',
    role: 'note',
  },
  template: `
    @for (sign of signs; track sign.key) {
      <span class="inline-flex items-center gap-1.5">
        <svg
          width="14"
          height="14"
          viewBox="0 0 14 14"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          aria-hidden="true"
        >
          <path
            [class]="sign.look"
            [style.stroke]="ownColour(sign.key)"
            [attr.d]="sign.path"
            [attr.stroke-dasharray]="sign.dash"
          />
        </svg>
        {{ 'chart.signs.' + sign.key | transloco }}
      </span>
    }
    <span class="inline-flex items-center gap-1.5">
      <cd-layer-swatch layer="pending" />{{ 'chart.signs.pending' | transloco }}
    </span>
  `,
})
export class SymbolRow {
  private readonly colours = inject(ChartColours);

  protected readonly signs = [
    { key: 'unknown', path: 'M4.6 5a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6M7 11.4v.1', look: '' },
    { key: 'missing', path: 'M2.5 2.5l9 9M11.5 2.5l-9 9', look: '' },
    { key: 'unerupted', path: 'M7 1.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 7 1.8', look: '', dash: '2.2 1.6' },
    { key: 'extraction', path: 'M3 12 8 2M7 12l5-10', look: 'stroke-plan' },
    { key: 'rootFilling', path: 'M7 1.5v11', look: 'stroke-[2.6]' },
    {
      key: 'crown',
      path: 'M4.5 1.5h5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-5a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3M5.5 4.6h3v4.8h-3z',
      look: '',
    },
    { key: 'implant', path: 'M7 1v12M4 3.5h6M4.4 6.4h5.2M5 9.3h4', look: '' },
    { key: 'fracture', path: 'M1.5 9.5 5 7l2.5 1.5L12.5 4', look: 'stroke-find' },
    { key: 'sealant', path: 'M9.6 4.2C9 3 4.6 2.8 4.6 5.1c0 2.4 5 1.2 5 3.7 0 2.4-4.8 2.3-5.4.6', look: '' },
    { key: 'rotation', path: 'M3 9.5A4.6 4.6 0 1 1 9.6 11M9.4 8.4l.2 2.8 2.7-.4', look: '' },
  ];

  /** Of the clinic's colour convention. */
  protected ownColour(sign: string): string | null {
    const layer = LAYER_OF[sign];
    return layer ? this.colours.of(layer) : null;
  }
}
