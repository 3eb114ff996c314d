import Handlebars from 'handlebars';

/** The three parts of a letter, written once; `{{name}}` stands for a value. */
export interface LetterParts {
  subject: string;
  text: string;
  html?: string;
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** An own instance: nothing another library registers can be called from a letter. */
const press = Handlebars.create();
const STRICT = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;
const PLAIN = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

/**
 * Makes a letter a plain function of its data. Values are text wherever they land: escaped in the HTML, left alone in
 * the plain text, never looked at for braces of their own. A value the template asks for and the data lack is an error.
 */
export function letterTemplate<Data extends { readonly [name: string]: Value }>(parts: LetterParts) {
  // Three braces switch the escaping off; no letter of ours needs that.
  if (/\{\{~?[{&]/.test(parts.html ?? '')) throw new Error('A letter escapes every value: use two braces.');
  const subject = press.compile<Data>(parts.subject, { ...STRICT, noEscape: true });
  const text = press.compile<Data>(parts.text, { ...STRICT, noEscape: true });
  const html = parts.html === undefined ? undefined : press.compile<Data>(parts.html, STRICT);
  return (data: Data): LetterParts => ({
    subject: oneLine(subject(data, PLAIN)),
    text: text(data, PLAIN),
    html: html?.(data, PLAIN),
  });
}

/** A subject is one line, whatever a name in it holds. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, ' ').trim();
