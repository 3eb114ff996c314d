import { computed, Injectable, signal } from '@angular/core';
import type { LetterKind, LetterTemplateDto, LetterTextDto } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import { merge, withField, type Clash } from '@cuspid/platform/web';

/** A text being written, with the kept one it began from. */
export interface Draft {
  base: LetterTemplateDto;
  text: LetterTextDto;
  /** Fields somebody else changed meanwhile too. */
  clashes: readonly Clash<LetterTextDto>[];
}

const keyOf = ({ kind, language }: { kind: LetterKind; language: Language }) => `${kind} ${language}`;
export const textOf = ({ subject, body }: LetterTextDto): LetterTextDto => ({ subject, body });
const differs = ({ base, text }: Draft) => text.subject !== base.subject || text.body !== base.body;

/** What is written and not saved yet, by kind and language: going to another letter loses nothing. */
@Injectable()
export class TextDrafts {
  private readonly drafts = signal<Readonly<Record<string, Draft>>>({});
  readonly isAnyOpen = computed(() => Object.values(this.drafts()).some(differs));

  /** The draft of a letter; what is kept, as long as nobody writes. */
  of(template: LetterTemplateDto): Draft {
    const draft = this.drafts()[keyOf(template)];
    return draft && (differs(draft) || draft.clashes.length)
      ? draft
      : { base: template, text: textOf(template), clashes: [] };
  }

  isOpen(template: LetterTemplateDto): boolean {
    const draft = this.drafts()[keyOf(template)];
    return draft !== undefined && differs(draft);
  }

  write(template: LetterTemplateDto, set: Partial<LetterTextDto>): void {
    const draft = this.of(template);
    this.put(template, { ...draft, text: { ...draft.text, ...set } });
  }

  discard(template: LetterTemplateDto): void {
    this.drafts.update((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== keyOf(template))));
  }

  /** Somebody saved meanwhile: what only one of us changed is kept, what both did is asked about. */
  meet(theirs: LetterTemplateDto): void {
    const { base, text } = this.of(theirs);
    const { record, clashes } = merge<LetterTextDto>(textOf(base), text, textOf(theirs));
    this.put(theirs, { base: theirs, text: record, clashes });
  }

  /** One of the fields both changed: theirs or mine. */
  keep(template: LetterTemplateDto, key: string, takesTheirs: boolean): void {
    const draft = this.of(template);
    const clash = draft.clashes.find((one) => one.key === key);
    if (!clash) return;
    const value = takesTheirs ? clash.theirs : clash.mine;
    const from = { subject: value, body: value };
    this.put(template, { ...draft, text: withField(draft.text, clash.key, from) });
  }

  private put(template: LetterTemplateDto, draft: Draft): void {
    this.drafts.update((all) => ({ ...all, [keyOf(template)]: draft }));
  }
}
