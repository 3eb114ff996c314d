import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { remember, remembered } from './device-storage';

export const THEMES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** `auto`: larger targets where fingers point or the screen is narrow; `touch`: always, for gloves; `desk`: never. */
export const DENSITIES = ['auto', 'desk', 'touch'] as const;
export type DensityChoice = (typeof DENSITIES)[number];

/** How this device shows Cuspid: theme and size of targets, as chosen here last. `theme.js` reads both before the first paint. */
@Injectable({ providedIn: 'root' })
export class Display {
  private readonly dark = matches('(prefers-color-scheme: dark)');
  private readonly choice = signal<ThemeChoice>(THEMES.find((theme) => theme === remembered('theme')) ?? 'system');

  private readonly size = signal<DensityChoice>(DENSITIES.find((one) => one === remembered('density')) ?? 'auto');
  private readonly fingers = matches('(pointer: coarse), (max-width: 1100px)');

  /** What was chosen; `system` follows the device. */
  readonly theme = this.choice.asReadonly();
  /** What shows. */
  readonly isDark = computed(() => (this.choice() === 'system' ? this.dark() : this.choice() === 'dark'));
  readonly density = this.size.asReadonly();
  readonly isTouch = computed(() => (this.size() === 'auto' ? this.fingers() : this.size() === 'touch'));
  readonly isPhone = matches('(max-width: 899px)');
  readonly isNarrow = matches('(max-width: 1199px)');

  constructor() {
    const root = inject(DOCUMENT).documentElement;
    effect(() => {
      root.dataset['theme'] = this.isDark() ? 'dark' : 'light';
      root.dataset['density'] = this.isTouch() ? 'touch' : 'desk';
    });
  }

  choose(theme: ThemeChoice): void {
    this.choice.set(theme);
    remember('theme', theme);
  }

  resize(density: DensityChoice): void {
    this.size.set(density);
    remember('density', density);
  }
}

/** Whether a media query holds, as a signal. Needs an injection context. */
function matches(query: string) {
  const list = globalThis.matchMedia?.(query);
  const state = signal(list?.matches ?? false);
  const change = (event: MediaQueryListEvent) => state.set(event.matches);
  list?.addEventListener('change', change);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', change));
  return state.asReadonly();
}
