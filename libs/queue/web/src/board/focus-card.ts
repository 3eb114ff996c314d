/** The newest wish: with keys pressed fast, an older card must not take the focus, and with it the choice, back. */
let wish = 0;

/** Puts the focus on a card, also when it is only about to be drawn; with `if lost`, only when the focus is nowhere. */
export function focusCard(id: number | null, when: 'always' | 'if lost' = 'always'): void {
  const mine = ++wish;
  const focus = () => document.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();
  if (when === 'always') focus();
  // Two frames: the first draws what was chosen just now, the second may draw the lane it has gone to.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (mine !== wish) return;
      const isLost = document.activeElement === document.body;
      if (isLost || (when === 'always' && document.activeElement?.closest('[data-entry]') !== null)) focus();
    }),
  );
}
