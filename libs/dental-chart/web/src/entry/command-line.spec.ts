import { readChart, recorded, stored } from '../testing/chart-room';

const sound = { tooth: '18', code: 'sound', layer: 'condition' } as const;
const caries = { tooth: '16', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'] } as const;
const refusal = (detail: string) => ({ code: 'impossible-state', detail, status: 422, errors: [] });

describe('the line', () => {
  it('begins with a digit pressed anywhere, reads back, and Enter saves', async () => {
    const { press, type, line, echo, sent, settle, page } = await readChart([stored(1, sound)]);
    await press('1');
    expect(document.activeElement).toBe(line());
    expect(line().value).toBe('1');
    await type('16 o c');
    expect(echo()).toBe('Tooth 16, upper right first molar: caries on occlusal. Finding, today.');
    await press('Enter', line());
    const { request } = sent('/entries');
    expect(request.body).toEqual({ text: '16 o c', mode: 'exam', version: 1 });
    expect(line().value).toBe('');
    expect(page.querySelector('cd-findings-list')?.textContent).toContain('Not saved yet');
    await settle();
  });

  it('draws what is typed before it is saved, and keeps it drawn until the answer', async () => {
    const { press, type, line, sent, settle, page } = await readChart([stored(1, sound)]);
    const told = () => [...page.querySelectorAll('[role=option]')].map((option) => option.textContent).join();
    await type('16 o c');
    expect(told()).toContain('upper right first molar: caries, occlusal');
    await press('Enter', line());
    expect(told()).toContain('upper right first molar: caries, occlusal');
    sent('/entries').flush(recorded([stored(2, caries)]));
    await settle();
    expect(told()).toContain('upper right first molar: caries, occlusal');
    expect(page.querySelector('cd-findings-list')?.textContent).not.toContain('Not saved yet');
  });

  it('takes a refused entry back, with the reason', async () => {
    const { press, type, line, echo, sent, settle } = await readChart([stored(1, sound)]);
    await type('16 o c');
    await press('Enter', line());
    sent('/entries').flush(refusal('Tooth 16 is missing.'), { status: 422, statusText: 'No' });
    await settle();
    expect(line().value).toBe('16 o c');
    expect(echo()).toBe('Tooth 16 is missing.');
  });

  it('does not write over what is being typed: the refused entry waits for the line', async () => {
    const { press, type, line, sent, settle } = await readChart([stored(1, sound)]);
    await type('16 o c');
    await press('Enter', line());
    await type('17 o');
    sent('/entries').flush(refusal('No.'), { status: 422, statusText: 'No' });
    await settle();
    expect(line().value).toBe('17 o');
    await press('Escape', line());
    expect(line().value).toBe('16 o c');
  });

  it('sends an entry under its own key again when no answer came', async () => {
    const { press, type, line, sent, settle } = await readChart([stored(1, sound)]);
    await type('16 o c');
    await press('Enter', line());
    const first = sent('/entries');
    first.error(new ProgressEvent('error'));
    await settle();
    await press('Enter', line());
    const second = sent('/entries');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(first.request.headers.get('Idempotency-Key')).toHaveLength(32);
  });

  it('tells an impossible state before Enter, and Enter does not send it', async () => {
    const { press, type, line, echo, server } = await readChart([stored(1, { ...sound, code: 'missing' })]);
    await type('18 rct d');
    expect(echo()).toBe('Tooth 18 is missing: it cannot take a root canal filling.');
    await press('Enter', line());
    server.expectNone('/api/patients/7/dental-chart/entries');
    expect(line().value).toBe('18 rct d');
  });

  it('offers the nearest code, and Tab takes it', async () => {
    const { press, type, line, echo } = await readChart([stored(1, sound)]);
    await type('16 o cairse');
    expect(echo()).toContain('Did you mean caries?');
    await press('Tab', line());
    expect(line().value).toBe('16 o caries');
  });

  it('understands the clinic’s own words and lists them with the codes', async () => {
    const words = [{ id: 1, word: 'Obturación', standsFor: 'co', version: 1 }];
    const { press, type, line, echo, page } = await readChart([stored(1, sound)], 'ORTHODONTIST', { words });
    await type('16 mo obturacion p');
    expect(echo()).toBe('Tooth 16, upper right first molar: composite filling on mesial, occlusal. Planned, today.');
    await press('?', line());
    expect(page.querySelector('cd-codes-sheet')?.textContent).toContain('composite filling, Obturación');
  });

  it('is about the focused tooth when letters are pressed on it', async () => {
    const { press, line, teeth, sent, page, type } = await readChart([stored(1, sound)]);
    teeth().focus();
    await press('ArrowRight', teeth());
    await press('ArrowRight', teeth());
    await press('o', teeth());
    expect(line().value).toBe('o');
    expect(page.querySelector('cd-command-line')?.textContent).toContain('16');
    await type('o c');
    await press('Enter', line());
    expect(sent('/entries').request.body).toEqual({ text: 'o c', mode: 'exam', focus: '16', version: 1 });
    expect(document.activeElement).toBe(teeth());
  });

  it('shows both entries when somebody else recorded there, and records mine only when told to', async () => {
    const { press, type, line, sent, settle, page, server } = await readChart([stored(1, sound)]);
    await type('16 o c');
    await press('Enter', line());
    const theirs = [stored(2, { ...sound, tooth: '16', code: 'missing' })];
    const conflict = { theirs, yours: [], version: 5 };
    const body = { code: 'chart-contradiction', detail: 'Look.', status: 409, conflict };
    sent('/entries').flush(body, { status: 409, statusText: 'Conflict' });
    await settle();
    const panel = page.querySelector('[role=alertdialog]');
    expect(panel?.textContent).toContain('missing');
    expect(panel?.textContent).toContain('caries on occlusal');
    server.expectNone('/api/patients/7/dental-chart/entries');
    const both = [...(panel?.querySelectorAll('button') ?? [])].find(({ textContent }) => /Both/.test(textContent));
    both?.click();
    await settle();
    expect(sent('/entries').request.body.version).toBe(5);
  });
});
