import { afterRenderEffect, effect, untracked } from '@angular/core';

const MOVE_MS = 180;

/**
 * Cards that change their place glide there (first, last, invert, play). Measured before the page draws the new list and
 * after; nothing moves for people who asked for less motion. Needs an injection context.
 */
export function flipCards(root: HTMLElement, list: () => unknown): void {
  let before = new Map<string, DOMRect>();
  effect(() => {
    list();
    before = untracked(() => placesIn(root));
  });
  afterRenderEffect(() => {
    list();
    if (!wantsMotion()) return;
    for (const card of cardsIn(root)) {
      const from = before.get(card.dataset['entry'] ?? '');
      if (from) glide(card, from);
    }
    before = new Map();
  });
}

const cardsIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-entry]')];

const placesIn = (root: HTMLElement) =>
  new Map(cardsIn(root).map((card) => [card.dataset['entry'] ?? '', card.getBoundingClientRect()]));

const wantsMotion = (): boolean =>
  typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches;

function glide(card: HTMLElement, from: DOMRect): void {
  const to = card.getBoundingClientRect();
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (Math.abs(x) < 1 && Math.abs(y) < 1) return;
  card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
    duration: MOVE_MS,
    easing: 'ease-out',
  });
}
