import {
  LETTER_KINDS,
  LETTER_LANGUAGES,
  LETTER_VARIABLES,
  templateProblems,
  VARIABLES_OF,
} from '@cuspid/letters/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtIn } from './built-in';
import { whenInWords, written } from './letter-words';

const VALUES = Object.fromEntries(LETTER_VARIABLES.map((name) => [name, `<${name}>`]));
const kinds = fc.constantFrom(...LETTER_KINDS);

describe('the text of a letter', () => {
  it('holds its variables and nothing else, whatever somebody writes', () => {
    const braces = fc.constantFrom(
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{{#if ',
      '{{/if}}',
      '{{> ',
      '{{!',
      '{{&',
      '{{~',
      '\\{{',
      '{',
      '}',
    );
    const word = fc.oneof(
      fc.constantFrom(
        'patientFirstName',
        'day',
        'diagnosis',
        'visit.type',
        'this',
        '@root',
        'lookup . "x"',
        'constructor',
        '..',
      ),
      fc.string({ maxLength: 8 }),
    );
    const text = fc.array(fc.oneof(braces, word, fc.constant('\n')), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, kinds, (body, kind) => {
        fc.pre(templateProblems(body, kind).length === 0);
        const { text: plain } = written({ subject: 'A letter', body }, VALUES);
        const rest = plain.replaceAll(/<(\w+)>/g, (found, name: string) =>
          VARIABLES_OF[kind].some((one) => one === name) ? '' : found,
        );
        // What is left stood in the template: not one sign comes from anywhere else.
        const signs = body.replaceAll(/\{\{[ \t]*\w+[ \t]*\}\}/g, '');
        expect([...rest.replaceAll(/\s/g, '')].every((sign) => signs.includes(sign))).toBe(true);
      }),
      { numRuns: process.env['CUSPID_LONG'] ? 20_000 : 1_000 },
    );
  });

  it.each([
    ['{{diagnosis}}', 'unknown'],
    ['{{visitType}}', 'unknown'],
    ['{{patient.lastName}}', 'unknown'],
    ['{{constructor}}', 'unknown'],
    ['{{{day}}}', 'triple'],
    ['{{&day}}', 'triple'],
    ['{{#if day}}', 'block'],
    ['{{^day}}', 'block'],
    ['{{> letter}}', 'partial'],
    ['{{! a note}}', 'comment'],
    ['{{day', 'open'],
    ['day}}', 'open'],
    ['\\{{day}}', 'escaped'],
  ])('is refused with %s in it, and the place is named', (wrong, what) => {
    expect(templateProblems(`Dear {{patientFirstName}},\n  ${wrong}`, 'REMINDER')).toMatchObject([{ what, line: 2 }]);
  });

  it('that comes with Cuspid is right in every language, and says day, time and place in each', () => {
    for (const kind of LETTER_KINDS) {
      for (const language of LETTER_LANGUAGES) {
        const { subject, body } = builtIn(kind, language);
        expect([...templateProblems(subject, kind), ...templateProblems(body, kind)], `${kind} ${language}`).toEqual(
          [],
        );
        for (const name of ['{{day}}', '{{time}}', '{{clinicName}}', '{{optOutLink}}']) expect(body).toContain(name);
      }
    }
  });

  it('takes values as they are: what looks like a template or a tag in a name stays text', () => {
    for (const odd of [
      '{{7*7}}',
      '<%= 7*7 %>',
      '${7*7}',
      '{{constructor}}',
      '<img src=x onerror=alert(1)>',
      '{{day}}',
    ]) {
      const { text, html } = written(
        { subject: '{{patientFirstName}}', body: 'Dear {{patientFirstName}},' },
        { patientFirstName: odd },
      );
      expect(text).toBe(`Dear ${odd},\n`);
      expect(html).not.toContain('<img');
      expect(html).not.toContain('49');
    }
  });

  it('leaves out the line whose value there is not', () => {
    const body = 'Dear {{patientFirstName}},\n\nCall us: {{clinicPhone}}\n\n{{clinicName}}';
    const { text, html } = written(
      { subject: 'x', body },
      { patientFirstName: 'Nimali', clinicName: 'Smile', clinicPhone: null },
    );
    expect(text).toBe('Dear Nimali,\n\nSmile\n');
    expect(html).toBe('<p>Dear Nimali,</p>\n<p>Smile</p>');
  });

  it('says which of two times it means where the clock is put back, and no zone otherwise', () => {
    const clock = (at: string) => whenInWords(new Date(at), 'en', 'Europe/Berlin').time;
    expect([clock('2027-10-31T00:30:00Z'), clock('2027-10-31T01:30:00Z')]).toEqual(['02:30 CEST', '02:30 CET']);
    expect(clock('2027-10-31T03:30:00Z')).toBe('4:30');
  });

  it('names the months of the calendar in Sinhala, and each day by the clinic’s clock', () => {
    const words = whenInWords(new Date('2027-11-21T20:00:00Z'), 'si', 'Asia/Colombo');
    expect(words.day).toContain('නොවැම්බර් 22');
    expect(whenInWords(new Date('2027-11-21T20:00:00Z'), 'ta', 'Asia/Colombo').day).toContain('22 நவம்பர்');
  });
});
