import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Display } from '../display/display';
import { Language } from '../i18n/language';
import { Hotkeys } from '../keys/hotkeys';
import { Session } from './session';
import type { SessionUser, UserPreferences } from './session-user';

/**
 * How the person wants Cuspid to look and to listen. Kept with the account, which brings it to every device; look and
 * language also on the device, for the first paint and the sign-in page. Keys are never left to the next person.
 */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly session = inject(Session);
  private readonly http = inject(HttpClient);
  private readonly display = inject(Display);
  private readonly hotkeys = inject(Hotkeys);
  private readonly language = inject(Language);
  private applied: { id: number; text: string } | null = null;
  private saving = Promise.resolve(true);
  private underway = 0;

  readonly now = computed<UserPreferences>(() => ({
    theme: this.display.theme(),
    density: this.display.density(),
    language: this.session.user()?.preferences?.language ?? this.language.active,
    singleKeys: this.hotkeys.singleKeys(),
    keys: [...this.hotkeys.choices()],
  }));

  constructor() {
    effect(() => {
      const user = this.session.user();
      untracked(() => this.follow(user));
    });
  }

  /** Changes at once what is seen, and keeps it with the account; false when that did not work: the device has it alone. */
  async change(part: Partial<UserPreferences>): Promise<boolean> {
    const wanted = { ...this.now(), ...part };
    this.show(wanted);
    const saved = this.session.signedIn() ? await this.inTurn(wanted) : false;
    if (part.language) this.language.choose(part.language);
    return saved;
  }

  /** One after the other: of two quick choices the last must win on the server too. */
  private inTurn(wanted: UserPreferences): Promise<boolean> {
    this.underway += 1;
    this.saving = this.saving.then(() => this.save(wanted)).finally(() => (this.underway -= 1));
    return this.saving;
  }

  private async save(wanted: UserPreferences): Promise<boolean> {
    try {
      await firstValueFrom(this.http.put('/api/auth/preferences', wanted));
      this.session.know({ preferences: wanted });
      return true;
    } catch {
      return false;
    }
  }

  /** Takes over what the account brings, once: a choice made here since then must not be undone by the next refresh. */
  private follow(user: SessionUser | null): void {
    if (!user) {
      this.applied = null;
      return this.hotkeys.obey([], true);
    }
    const text = JSON.stringify(user.preferences);
    const isNew = this.applied?.id !== user.id;
    if (this.underway > 0 || (!isNew && this.applied?.text === text)) return;
    this.applied = { id: user.id, text };
    if (!user.preferences) return;
    this.show(user.preferences);
    if (isNew) this.language.choose(user.preferences.language);
  }

  private show({ theme, density, singleKeys, keys }: UserPreferences): void {
    this.display.choose(theme);
    this.display.resize(density);
    this.hotkeys.obey(keys, singleKeys);
  }
}
