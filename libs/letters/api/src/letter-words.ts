import { dayInWords, timeInWords, variablesIn, type LetterVariable } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import { escapeHtml, letterTemplate, type LetterParts } from '@cuspid/platform/providers';
import { instantsAt } from '@cuspid/settings/api';
import type { LetterText } from './built-in';

/** What a letter is filled in with; null is left out, with the line that asks for it. */
export type LetterValues = Partial<Record<LetterVariable, string | null>>;

const LINKS: readonly string[] = ['confirmLink', 'cancelLink', 'optOutLink'] satisfies LetterVariable[];

/** A letter of a text and values. Values are data: braces and tags in a name stay what they are. */
export function written({ subject, body }: LetterText, values: LetterValues): LetterParts {
  const known = new Map(Object.entries(values));
  const isThere = (name: string) => Boolean(known.get(name));
  const lines = body.split(/\r?\n/).filter((line) => variablesIn(line).every(isThere));
  // A line that is left out between two empty ones leaves one of them.
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  const data = Object.fromEntries([...known].map(([name, value]) => [name, value ?? '']));
  return letterTemplate<Record<string, string>>({ subject, text: `${text}\n`, html: htmlOf(text) })(data);
}

/** What is written is text: whoever writes a template writes no HTML. A link can be followed. */
function htmlOf(text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim());
  return paragraphs.map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>\n')}</p>`).join('\n');
}

const lineOf = (line: string) =>
  line
    .split(/(\{\{[^{}\n]*\}\})/)
    .map((part) => {
      const [name] = variablesIn(part);
      if (name === undefined) return escapeHtml(part);
      return LINKS.includes(name) ? `<a href="{{${name}}}">{{${name}}}</a>` : `{{${name}}}`;
    })
    .join('');

/** A day and a time as the patient's language writes them, by the clinic's clock. */
export const whenInWords = (at: Date, language: Language, timeZone: string): { day: string; time: string } => ({
  day: dayInWords(at, language, timeZone),
  time: timeInWords(at, language, timeZone, isTwice(at, timeZone)),
});

/** Whether the clock is put back through that time: then the letter says which of the two it means. */
function isTwice(at: Date, timeZone: string): boolean {
  const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
  return instantsAt(shown.replace(' ', 'T'), timeZone).length > 1;
}
