/** Puts the focus on a card once the list has been drawn anew. */
export function focusCard(id: number | null): void {
  // Two frames: the first draws what was chosen just now, the second may draw the lane it has gone to.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(`[data-entry="${id}"]`);
      card?.focus({ preventScroll: true });
      card?.scrollIntoView({ block: 'nearest' });
    }),
  );
}
