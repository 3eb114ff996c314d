import { fillTemplate, NOTE_VARIABLES, templateFaults, type NoteValues } from '@cuspid/clinical-notes/contracts';
import { EntriesService } from '@cuspid/dental-chart/api';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotesClinic } from '../testing/notes-clinic';

describe('a text for notes', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...NOTE_VARIABLES).map((name) => `{{ ${name} }}`),
      fc.constantFrom(
        '[[Anaesthesia?]]',
        '[[ How much ]]',
        '\n',
        ' and ',
        '{',
        '}',
        '[',
        ']',
        '{{nothing}}',
        '{{',
        ']]',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 20 },
  );
  const values: fc.Arbitrary<NoteValues> = fc.dictionary(
    fc.constantFrom(...NOTE_VARIABLES),
    fc.oneof(
      fc.constantFrom('{{today}}', '[[Ask?]]', '{{', '}}', '$&', '$1', '<script>', '\u202e', ''),
      fc.string({ unit: 'grapheme' }),
    ),
  );

  it('that is right leaves no variable when it is filled, and gaps where they are said to be', () => {
    fc.assert(
      fc.property(pieces, values, (parts, known) => {
        const text = parts.join('');
        const { text: filled, prompts } = fillTemplate(text, known);
        for (const { question, at, length } of prompts) {
          expect(filled.slice(at, at + length)).toBe(`[[${question}]]`);
        }
        if (templateFaults(text).length) return;
        const bare = fillTemplate(text, Object.fromEntries(NOTE_VARIABLES.map((name) => [name, '·'])));
        expect(bare.text).not.toMatch(/\{\{|\}\}/);
        expect(fillTemplate(text, known)).toEqual({ text: filled, prompts });
      }),
      { numRuns: 500 },
    );
  });

  it('takes what a value says for text, whatever it looks like', () => {
    const template = '{{patient.firstName}}: [[What?]] {{teeth}}';
    const filled = fillTemplate(template, { 'patient.firstName': '{{teeth}} [[Trick?]] $& {{', teeth: '16' });
    expect(filled.text).toBe('{{teeth}} [[Trick?]] $& {{: [[What?]] 16');
    expect(filled.prompts).toEqual([{ question: 'What?', at: 28, length: 9 }]);
    expect(fillTemplate('{{visit.type}}', {}).prompts).toEqual([{ question: 'Kind of visit?', at: 0, length: 18 }]);
  });

  it('is refused where it names what there is not, with the place', () => {
    const found = templateFaults('fine {{today}}\nno {{patient.salary}} [[]] {{#if x}} {{today');
    expect(found).toMatchObject([
      { what: 'unknown', line: 2, column: 4, text: '{{patient.salary}}' },
      { what: 'open', line: 2, column: 23 },
      { what: 'unknown', line: 2, column: 28 },
      { what: 'open', line: 2, column: 38 },
    ]);
    expect(templateFaults('[[{{patient.firstName}}?]]')).toMatchObject([{ what: 'open', line: 1, column: 1 }]);
  });
});

describe('texts for notes of a clinic', () => {
  let clinic: SpecClinic;
  let ana: Person, admin: Person, desk: Person;
  let patient: number;
  beforeAll(async () => {
    clinic = await openNotesClinic();
    [ana, admin, desk] = [
      await clinic.person('ORTHODONTIST'),
      await clinic.person('ADMIN'),
      await clinic.person('RECEPTION'),
    ];
    patient = await clinic.patient({ firstName: '{{today}}', dateOfBirth: '1990-05-17' }, [ana]);
  });
  afterAll(() => clinic.close());

  const send = (me: Person, method: string, path: string, body?: object, version?: number): Promise<Answered> =>
    clinic.http.as(me, method, `/api${path}`, { body, headers: version ? { 'if-match': `"${version}"` } : {} });

  it('come with five, each right, and are kept by administrators', async () => {
    const { body } = await send(ana, 'GET', '/note-templates');
    const { items } = Object(body);
    expect(items).toHaveLength(5);
    for (const { text } of items) expect(templateFaults(text)).toEqual([]);
    const what = { name: 'Sealant', type: 'TREATMENT', text: '{{teeth}} sealed' };
    expect((await send(ana, 'POST', '/note-templates', what)).status).toBe(403);
    expect((await send(desk, 'GET', '/note-templates')).status).toBe(403);
    const made = await send(admin, 'POST', '/note-templates', what);
    expect((await send(admin, 'POST', '/note-templates', what)).body).toMatchObject({
      code: 'note-template-name-taken',
    });
    const path = `/note-templates/${String(made.body['id'])}`;
    const wrong = await send(admin, 'PATCH', path, { text: '{{patient.salary}}' }, 1);
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ path: 'text' }] });
    expect(JSON.stringify(wrong.body)).toContain('line 1, column 1');
    expect((await send(admin, 'PATCH', path, { isActive: false }, 1)).body).toMatchObject({ version: 2 });
    expect((await send(ana, 'POST', `/patients/${patient}${path}/fill`, {})).status).toBe(404);
    expect((await send(admin, 'DELETE', path, undefined, 2)).status).toBe(204);
  });

  it('are filled with what is known of the patient, and keep nothing', async () => {
    const text = '{{patient.firstName}}, {{patient.age}}, {{teeth}}, {{visit.type}}, {{clinician.name}}';
    const made = await send(admin, 'POST', '/note-templates', { name: 'All', type: 'PROGRESS', text });
    const path = `/patients/${patient}/note-templates/${String(made.body['id'])}/fill`;
    const { body } = await send(ana, 'POST', path, { teeth: ['16', '26'] });
    expect(body['text']).toMatch(/^\{\{today\}\}, 3\d years, 16, 26, \[\[Kind of visit\?\]\], /);
    expect(body['prompts']).toHaveLength(1);
    expect((await send(ana, 'POST', path, { visitId: 4_000_000 })).status).toBe(422);
  });

  it('a draft tells what the caller changed on the chart today, and nothing when that is nothing', async () => {
    const path = `/patients/${patient}/clinical-notes/proposed-text`;
    expect((await send(ana, 'GET', path)).body).toMatchObject({ text: '', changes: 0 });
    await clinic.get(EntriesService).record(ana, patient, { text: '26 o c; 16 o c; 36 mo co p' });
    expect((await send(ana, 'GET', path)).body).toMatchObject({
      text: '16, 26: caries, occlusal. 36: composite filling planned, mesial occlusal.',
      changes: 3,
      teeth: ['16', '26', '36'],
    });
    expect((await send(ana, 'GET', `${path}?since=2999-01-01T00:00:00Z`)).body).toMatchObject({ text: '' });
    expect((await send(desk, 'GET', path)).status).toBe(403);
  });
});
