import type { Layer } from '../findings/layers';
import type { Theme } from './theme';

/** The badge of a layer, about 8 units wide, centred on 0,0: it says the layer without colour. */
export function layerGlyph(theme: Theme, layer: Layer): string {
  const colour = theme.layers[layer].badge;
  const ground = theme.paper;
  const glyphs: Record<Layer, string> = {
    condition: `<circle r="3.4" fill="${colour}"/>`,
    planned: `<path d="M-3.2-3.7 4 0-3.2 3.7z" fill="${ground}" stroke="${colour}" stroke-width="1.4"/>`,
    progress: `<circle r="3.5" fill="${ground}" stroke="${colour}" stroke-width="1.3"/><path d="M0-3.5a3.5 3.5 0 0 1 0 7z" fill="${colour}"/>`,
    done: `<path d="M-3.7.2-1 3.1 3.9-3.3" fill="none" stroke="${colour}" stroke-width="2.1" stroke-linecap="round"/>`,
    elsewhere: `<path d="M-3.3-3.3h6.6v6.6h-6.6z" fill="${ground}" stroke="${colour}" stroke-width="1.4"/><path d="M-1.3-1.3h2.6v2.6h-2.6z" fill="${colour}"/>`,
    referred: `<path d="M-3.3 3.3 2.8-2.8M-1.7-3.3H3.3V1.7" fill="none" stroke="${colour}" stroke-width="1.7" stroke-linecap="round"/>`,
  };
  return glyphs[layer];
}
