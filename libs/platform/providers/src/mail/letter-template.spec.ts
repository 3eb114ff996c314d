import { expect, it } from 'vitest';
import { letterTemplate } from './letter-template';

const visit = letterTemplate<{ name: string; notes: readonly string[] }>({
  subject: 'Your visit, {{name}}',
  text: 'Dear {{name}},{{#each notes}} {{this}}{{/each}}',
  html: '<p title="{{name}}">Dear {{name}}</p>{{#if notes}}<ul>{{#each notes}}<li>{{this}}</li>{{/each}}</ul>{{/if}}',
});

const TRICKS = [
  '{{7*7}}',
  '{{{7*7}}}',
  '<%= 7*7 %>',
  '${7*7}',
  '#{7*7}',
  '{{constructor.constructor "return process"}}',
  '{{#with "s" as |string|}}{{/with}}',
  '{{lookup this "constructor"}}',
  '{{__proto__}}',
  '{% debug %}',
  '[[${7*7}]]',
  '{{> partial}}',
  '{{name}}',
];

it.each(TRICKS)('leaves %s the text it is', (trick) => {
  const letter = visit({ name: trick, notes: [trick] });
  expect(letter.subject).toBe(`Your visit, ${trick}`);
  expect(letter.text).toBe(`Dear ${trick}, ${trick}`);
  expect(letter.html).not.toContain('49');
  expect(unescaped(letter.html ?? '')).toBe(`<p title="${trick}">Dear ${trick}</p><ul><li>${trick}</li></ul>`);
});

it('escapes every value in the HTML', () => {
  const { html } = visit({ name: `"><script>alert('x')</script>`, notes: [] });
  expect(html).not.toContain('<script');
  expect(html).not.toContain('"><');
});

it('keeps a subject on one line', () => {
  expect(visit({ name: 'A\r\nBcc: c@d.lk\u2028\tB', notes: [] }).subject).toBe('Your visit, A Bcc: c@d.lk B');
});

it('will not send a letter with a hole in it', () => {
  const broken = letterTemplate<{ name?: string }>({ subject: 'x', text: 'Dear {{name}}' });
  expect(() => broken({})).toThrow(/name/);
});

it('cannot be written without escaping', () => {
  expect(() => letterTemplate({ subject: '', text: '', html: '{{{name}}}' })).toThrow('escapes');
  expect(() => letterTemplate({ subject: '', text: '', html: '{{& name}}' })).toThrow('escapes');
  expect(() => letterTemplate({ subject: '', text: '', html: '{{~{name}~}}' })).toThrow('escapes');
});

function unescaped(html: string): string {
  const marks: Record<string, string> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#x60': '`',
    '#x3D': '=',
    amp: '&',
  };
  return html.replace(/&(lt|gt|quot|#x27|#x60|#x3D|amp);/g, (_, name: string) => marks[name] ?? '');
}
