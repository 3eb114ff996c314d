import { Injectable, signal } from '@angular/core';

/** How long a message stays, in milliseconds. Errors stay until closed. */
export const TOAST_MS = 6000;

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/**
 * Short messages at the bottom left. `show` goes away by itself and can carry an Undo; `error` stays until it is closed.
 */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly all = this.list.asReadonly();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private lastId = 0;

  /** Says that something happened. `action` is offered as a button, usually Undo. */
  show(text: string, action?: Toast['action']): void {
    this.add({ id: ++this.lastId, text, tone: 'info', action });
  }

  /** Says that something went wrong, and what to do. */
  error(text: string, action?: Toast['action']): void {
    this.add({ id: ++this.lastId, text, tone: 'error', action });
  }

  close(id: number): void {
    this.pause(id);
    this.list.update((all) => all.filter((toast) => toast.id !== id));
  }

  /** Stops the clock while somebody points at the message or has the focus in it. */
  pause(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  resume(id: number): void {
    const toast = this.list().find((one) => one.id === id);
    if (!toast || toast.tone === 'error') return;
    this.pause(id);
    this.timers.set(
      id,
      setTimeout(() => this.close(id), TOAST_MS),
    );
  }

  private add(toast: Toast): void {
    // Three lines at most: older news gives way, errors do not.
    const older = this.list();
    const oldest = older.length >= 3 ? older.find((one) => one.tone === 'info') : undefined;
    if (oldest) this.close(oldest.id);
    this.list.update((all) => [...all, toast]);
    this.resume(toast.id);
  }
}
