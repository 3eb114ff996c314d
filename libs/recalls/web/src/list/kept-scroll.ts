import { afterRenderEffect, DestroyRef, inject } from '@angular/core';

const places = new Map<string, number>();

/** The list stands where it stood when one comes back to it. `[data-scroll]` is what scrolls. Needs an injection context. */
export function keepScroll(name: string, isShown: () => boolean): void {
  let isDone = false;
  afterRenderEffect(() => {
    const scrolled = document.querySelector<HTMLElement>('[data-scroll]');
    if (!isShown() || !scrolled || isDone) return;
    isDone = true;
    scrolled.scrollTop = places.get(name) ?? 0;
    scrolled.addEventListener('scroll', () => places.set(name, scrolled.scrollTop), { passive: true });
  });
  // Whoever goes to another page by its own name begins it at its top.
  inject(DestroyRef).onDestroy(() => (isDone = true));
}
