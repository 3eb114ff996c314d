import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ruleOf, type Answers, type FieldName, type Investigation, type Section } from '@cuspid/case-history/contracts';
import { dayText } from '@cuspid/platform/web';

/** What answers are called on the screen. */
@Injectable({ providedIn: 'root' })
export class HistoryWords {
  private readonly words = inject(TranslocoService);

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.translate(`history.${key}`, values);
  }

  section(section: Section): string {
    return this.say(`section.${section}`);
  }

  field(name: FieldName): string {
    return this.say(`field.${name}`);
  }

  /** A word of a field's list; grades are their own words. */
  value(name: FieldName, word: string): string {
    const key = `history.value.${name}.${word}`;
    const told = this.words.translate<string>(key);
    return told === key ? word : told;
  }

  /** What an answer says; «not recorded» where there is none. */
  text(name: FieldName, value: Answers[FieldName]): string {
    if (value === null || value === undefined || value === '') return this.say('empty');
    if (Array.isArray(value)) {
      const parts = value.map((one) => (typeof one === 'string' ? this.value(name, one) : this.investigation(one)));
      return parts.join(', ') || this.say('empty');
    }
    if (typeof value === 'boolean') return this.say(value ? 'yes' : 'no');
    const { kind } = ruleOf(name);
    if (typeof value === 'number')
      return kind === 'millimetres' ? this.say('mm', { value: String(value).replace('-', '−') }) : String(value);
    return kind === 'date' ? dayText(value) : this.value(name, value);
  }

  private investigation({ kind, requestedOn, doneOn, documentId }: Investigation): string {
    const days = [
      requestedOn && this.say('investigation.requested', { day: dayText(requestedOn) }),
      doneOn && this.say('investigation.done', { day: dayText(doneOn) }),
      documentId && this.say('investigation.linked'),
    ];
    return [this.say(`investigation.kind.${kind}`), ...days].filter(Boolean).join(' ');
  }
}
