import { effect, ResourceRef, signal, untracked } from '@angular/core';

/**
 * How a screen reads a resource again after a change. `reload()` does nothing while a read is under way, and that read may
 * have been answered before the change: here it is read once more as soon as it is done. Needs an injection context.
 *
 * `readonly reload = rereads(this.board);`
 */
export function rereads(resource: Pick<ResourceRef<unknown>, 'reload' | 'isLoading'>): () => void {
  const isOwed = signal(false);
  effect(() => {
    if (!isOwed() || resource.isLoading()) return;
    untracked(() => {
      isOwed.set(false);
      resource.reload();
    });
  });
  return () => {
    if (!resource.reload()) isOwed.set(true);
  };
}
