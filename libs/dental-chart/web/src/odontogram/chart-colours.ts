import { inject, Injectable } from '@angular/core';
import { layersOf, type Layer } from '@cuspid/odontogram';
import { Display, WEB_CONFIG } from '@cuspid/platform/web';

/** The colour convention the clinic has chosen for its charts. */
@Injectable({ providedIn: 'root' })
export class ChartColours {
  readonly profile = inject(WEB_CONFIG).chartProfile ?? 'default';
  private readonly display = inject(Display);

  /** What a layer looks like in lists and legends; null where the design's own colours say it already. */
  of(layer: Layer): string | null {
    return this.profile === 'default' ? null : layersOf(this.profile, this.display.isDark())[layer].badge;
  }
}
