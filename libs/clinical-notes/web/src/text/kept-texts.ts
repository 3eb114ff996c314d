import { inject, Injectable } from '@angular/core';
import { Session } from '@cuspid/platform/web';

/**
 * What is typed and not sent yet, kept in this tab of the browser alone: a reload or another page loses nothing of it. Whoever
 * else signs in in the tab finds nothing. Dropped as soon as it is saved or given up.
 */
@Injectable({ providedIn: 'root' })
export class KeptTexts {
  private readonly session = inject(Session);

  read(name: string): string | null {
    try {
      return sessionStorage.getItem(this.key(name));
    } catch {
      return null;
    }
  }

  keep(name: string, text: string): void {
    try {
      if (text) sessionStorage.setItem(this.key(name), text);
      else sessionStorage.removeItem(this.key(name));
    } catch {
      // Storage may be switched off: then the draft on the server is all there is.
    }
  }

  drop(name: string): void {
    this.keep(name, '');
  }

  private key(name: string): string {
    return `cuspid.notes.${this.session.user()?.id ?? 0}.${name}`;
  }
}
