/** Puts the focus on a card once the list has been drawn anew; with `if lost`, only when it is nowhere. */
export function focusCard(id: number | null, when: 'always' | 'if lost' = 'always'): void {
  // Two frames: the first draws what was chosen just now, the second may draw the lane it has gone to.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (when === 'if lost' && document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();
    }),
  );
}
