import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { remember, remembered } from './device-storage';

export const THEMES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** How this device shows Cuspid: the theme the person chose, and larger targets for fingers or a narrow screen. */
@Injectable({ providedIn: 'root' })
export class Display {
  private readonly dark = matches('(prefers-color-scheme: dark)');
  private readonly choice = signal<ThemeChoice>(THEMES.find((theme) => theme === remembered('theme')) ?? 'system');

  /** What was chosen; `system` follows the device. */
  readonly theme = this.choice.asReadonly();
  /** What shows. */
  readonly isDark = computed(() => (this.choice() === 'system' ? this.dark() : this.choice() === 'dark'));
  readonly isTouch = matches('(pointer: coarse), (max-width: 1100px)');
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
