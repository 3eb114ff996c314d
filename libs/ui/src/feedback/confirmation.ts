import { Injectable, signal } from '@angular/core';

export interface Question {
  /** Names the object: "Delete Ruwan Jayasinghe for good?" */
  title: string;
  /** States the effect in one sentence. */
  text: string;
  /** The button repeats the verb: "Delete for good". */
  action: string;
  danger?: boolean;
  /** Nearly always yes: Enter goes ahead. A key held down does not. */
  isUsual?: boolean;
  /** What must be typed before the button works: the record's code. */
  typed?: string;
}

/** Asks before what cannot be undone: signing, posting money, merging, deleting for good. Nothing else asks. */
@Injectable({ providedIn: 'root' })
export class Confirmation {
  private readonly open = signal<{ question: Question; answer: (yes: boolean) => void } | null>(null);
  readonly asked = this.open.asReadonly();

  /** True when the person went ahead. A question still open is answered with no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => this.open.set({ question, answer: resolve }));
  }

  answer(yes: boolean): void {
    const open = this.open();
    this.open.set(null);
    open?.answer(yes);
  }
}
