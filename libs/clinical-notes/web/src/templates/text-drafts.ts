import { computed, Injectable, signal } from '@angular/core';
import type { NoteTemplateDto, NoteType } from '@cuspid/clinical-notes/contracts';
import { merge, withField, type Clash } from '@cuspid/platform/web';

/** What of a text is written. */
export interface TextModel {
  name: string;
  type: NoteType;
  text: string;
}

/** A text being written, with the kept one it began from; null: a new one. */
export interface TextDraft {
  base: NoteTemplateDto | null;
  model: TextModel;
  /** Fields somebody else changed meanwhile too. */
  clashes: readonly Clash<TextModel>[];
}

const FIRST: TextModel = { name: '', type: 'TREATMENT', text: '' };
const NEW = 0;
const keyOf = (template: NoteTemplateDto | null): number => template?.id ?? NEW;
export const modelOf = ({ name, type, text }: NoteTemplateDto): TextModel => ({ name, type, text });

function differs({ base, model }: TextDraft): boolean {
  const before = base ? modelOf(base) : FIRST;
  return model.name !== before.name || model.type !== before.type || model.text !== before.text;
}

/** What is written and not saved yet, by text: going to another one loses nothing. */
@Injectable()
export class TextDrafts {
  private readonly drafts = signal<Readonly<Record<number, TextDraft>>>({});
  readonly isAnyOpen = computed(() => Object.values(this.drafts()).some(differs));

  /** The draft of a text; what is kept, as long as nobody writes. */
  of(template: NoteTemplateDto | null): TextDraft {
    const draft = this.drafts()[keyOf(template)];
    if (draft && (differs(draft) || draft.clashes.length)) return draft;
    return { base: template, model: template ? modelOf(template) : FIRST, clashes: [] };
  }

  isOpen(template: NoteTemplateDto | null): boolean {
    return differs(this.of(template));
  }

  write(template: NoteTemplateDto | null, set: Partial<TextModel>): void {
    const draft = this.of(template);
    this.put(template, { ...draft, model: { ...draft.model, ...set } });
  }

  discard(template: NoteTemplateDto | null): void {
    const key = String(keyOf(template));
    this.drafts.update((all) => Object.fromEntries(Object.entries(all).filter(([one]) => one !== key)));
  }

  /** Somebody saved meanwhile: what only one of us changed is kept, what both did is asked about. */
  meet(theirs: NoteTemplateDto): void {
    const { base, model } = this.of(theirs);
    if (!base) return;
    const { record, clashes } = merge(modelOf(base), model, modelOf(theirs));
    this.put(theirs, { base: theirs, model: record, clashes });
  }

  /** One of the fields both changed: theirs or mine. */
  keep(template: NoteTemplateDto | null, key: string, takesTheirs: boolean): void {
    const draft = this.of(template);
    const clash = draft.clashes.find((one) => one.key === key);
    if (!clash || !draft.base) return;
    const model = takesTheirs
      ? withField(draft.model, clash.key, modelOf(draft.base))
      : { ...draft.model, [clash.key]: clash.mine };
    this.put(template, { ...draft, model });
  }

  private put(template: NoteTemplateDto | null, draft: TextDraft): void {
    this.drafts.update((all) => ({ ...all, [keyOf(template)]: draft }));
  }
}
