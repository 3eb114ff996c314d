import { effect, inject, Injectable, untracked } from '@angular/core';
import { Session } from '@cuspid/platform/web';
import type { Person } from '../person/person';

/** What somebody was typing into a record, and what it was typed over. */
export interface EditDraft {
  before: Person;
  model: Person;
}

/** Edits that were left without saving or discarding them, by patient, in this tab; another person begins with none. */
@Injectable({ providedIn: 'root' })
export class EditDrafts {
  private readonly kept = new Map<number, EditDraft>();

  constructor() {
    const session = inject(Session);
    let last = session.user()?.id;
    effect(() => {
      const id = session.user()?.id;
      if (id !== last) untracked(() => this.kept.clear());
      last = id;
    });
  }

  keep(patientId: number, draft: EditDraft): void {
    this.kept.set(patientId, draft);
  }

  /** The draft, which is then the caller's. */
  take(patientId: number): EditDraft | null {
    const draft = this.kept.get(patientId) ?? null;
    this.kept.delete(patientId);
    return draft;
  }
}
