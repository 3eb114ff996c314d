import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { idempotencyKey, Session } from '@cuspid/platform/web';
import { nobody, Person, personFrom } from '../person/person';

export interface AllergyRow {
  label: string;
  note: string;
}

/** Everything typed into the sheet. */
export interface Registration {
  person: Person;
  /** UNKNOWN: not asked yet · NONE: asked, none · LISTED: see `allergies`. */
  allergyState: string | null;
  allergies: AllergyRow[];
}

interface Kept {
  model: Registration;
  blank: string;
  key: string;
}

const fresh = (person: Person): Kept => {
  const model: Registration = { person, allergyState: 'UNKNOWN', allergies: [{ label: '', note: '' }] };
  return { model, blank: JSON.stringify(model), key: idempotencyKey() };
};

/**
 * The patient being registered in this tab. Closing the sheet keeps it; saving it or another person at the desk ends it.
 * One draft has one key, so that it becomes one record however often it is sent.
 */
@Injectable({ providedIn: 'root' })
export class RegistrationDraft {
  private readonly first = fresh(nobody());
  readonly model = signal(this.first.model);
  private readonly blank = signal(this.first.blank);
  private sent = this.first.key;

  /** Something was typed that would be lost. */
  readonly isStarted = computed(() => JSON.stringify(this.model()) !== this.blank());

  constructor() {
    const session = inject(Session);
    let last = session.user()?.id;
    effect(() => {
      const id = session.user()?.id;
      if (id !== last) untracked(() => this.clear());
      last = id;
    });
  }

  key(): string {
    return this.sent;
  }

  /** Begins with what was looked for and gives back the draft that was put aside, or goes on with the one there is. */
  begin(typed: string): Kept | null {
    if (!typed.trim()) return null;
    const person = personFrom(typed);
    const now = this.model().person;
    if (now.firstName === person.firstName && now.lastName === person.lastName && now.phone.startsWith(person.phone)) {
      return null;
    }
    const aside = this.isStarted() ? { model: this.model(), blank: this.blank(), key: this.sent } : null;
    this.take(fresh(person));
    return aside;
  }

  take(kept: Kept): void {
    this.model.set(kept.model);
    this.blank.set(kept.blank);
    this.sent = kept.key;
  }

  clear(): void {
    this.take(fresh(nobody()));
  }
}
