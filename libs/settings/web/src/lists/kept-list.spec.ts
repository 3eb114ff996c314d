import { refusal, shownPanel } from '../testing';
import { ChairsPanel } from './chairs-panel';
import { VisitTypesPanel } from './visit-types-panel';

const chair = (id: number, set = {}) => ({ id, name: `Chair ${id}`, isActive: true, version: 1, ...set });

async function shown(rows = [chair(1), chair(2), chair(3, { isActive: false })]) {
  const panel = await shownPanel(ChairsPanel);
  const { page, server, settle } = panel;
  const answer = async (items: object[]) => {
    await settle();
    for (const request of server.match(({ url, method }) => url === '/api/chairs' && method === 'GET')) {
      request.flush({ items, nextCursor: null });
    }
    await settle();
  };
  await answer(rows);
  const names = () => [...page.querySelectorAll<HTMLInputElement>('cd-kept-row input')].map(({ value }) => value);
  return { ...panel, answer, names };
}

describe('a list of the clinic', () => {
  it('shows what is in use in its order, and what is not below', async () => {
    const { page, names } = await shown();
    expect(names()).toEqual(['Chair 1', 'Chair 2']);
    expect(page.querySelector('.settings-row-off')?.textContent).toContain('Chair 3');
  });

  it('is read to its end', async () => {
    const panel = await shownPanel(ChairsPanel);
    const page = (cursor: string | null) => panel.server.expectOne(({ params }) => params.get('cursor') === cursor);
    page(null).flush({ items: [chair(1)], nextCursor: 'more' });
    await panel.settle();
    page('more').flush({ items: [chair(2)], nextCursor: null });
    await panel.settle();
    expect(panel.page.querySelectorAll('cd-kept-row')).toHaveLength(2);
  });

  it('renames a row in its place, and the undo gives the old name back', async () => {
    const { server, field, type, answer, toasts, settle } = await shown();
    await type(field('Name of Chair 1'), 'Window');
    const renamed = chair(1, { name: 'Window', version: 2 });
    const sent = server.expectOne('/api/chairs/1');
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([{ name: 'Window' }, '"1"']);
    sent.flush(renamed);
    await answer([renamed, chair(2)]);
    toasts.all().at(-1)?.action?.run();
    await settle();
    const { request } = server.expectOne('/api/chairs/1');
    expect([request.body, request.headers.get('If-Match')]).toEqual([{ name: 'Chair 1' }, '"2"']);
  });

  it('adds at the end with one key for a press and its repetition', async () => {
    const { page, server, press, field, type, answer, settle } = await shown();
    await press('Add a chair');
    await type(field('Name'), 'Chair 7');
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    const first = server.expectOne('/api/chairs');
    expect(first.request.body).toEqual({ name: 'Chair 7' });
    first.flush(...refusal(503, 'unavailable', 'The database cannot be reached at the moment.'));
    await answer([chair(1)]);
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    const again = server.expectOne(({ method }) => method === 'POST');
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('says under the row that its name is taken, and keeps what was typed', async () => {
    const { page, server, field, type, answer } = await shown();
    await type(field('Name of Chair 1'), 'Chair 2');
    const errors = [{ path: 'name', message: 'Another one in use has this name.' }];
    server.expectOne('/api/chairs/1').flush(...refusal(409, 'already-there', 'Another one in use.', errors));
    await answer([chair(1), chair(2)]);
    expect(page.querySelector('.settings-row-problem')?.textContent).toContain('has this name');
    expect(field('Name of Chair 1').value).toBe('Chair 2');
  });

  it('shows theirs and says mine when somebody else changed the row', async () => {
    const { page, server, field, type, answer, press } = await shown();
    await type(field('Name of Chair 1'), 'Mine');
    server.expectOne('/api/chairs/1').flush(...refusal(412, 'stale-version', 'Somebody changed this record.'));
    await answer([chair(1, { name: 'Theirs', version: 5 }), chair(2)]);
    expect(page.querySelector('.settings-row-clash')?.textContent).toContain('Yours: Mine');
    expect(field('Name of Theirs').value).toBe('Theirs');
    await press('Save mine');
    const { request } = server.expectOne('/api/chairs/1');
    expect([request.body, request.headers.get('If-Match')]).toEqual([{ name: 'Mine' }, '"5"']);
  });

  it('is ordered with the arrow keys: at once, then on the server', async () => {
    const { page, server, names, settle } = await shown([chair(1), chair(2), chair(4)]);
    const grip = page.querySelectorAll<HTMLButtonElement>('.settings-grip')[2];
    grip?.focus();
    grip?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    await settle();
    expect(names()).toEqual(['Chair 1', 'Chair 4', 'Chair 2']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Chair 4');
    expect(server.expectOne('/api/chairs/4').request.body).toEqual({ position: 2 });
  });

  it('takes a row out of use with a way back', async () => {
    const { server, press, answer, toasts, settle } = await shown();
    await press('Take Chair 1 out of use');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Chair 2');
    const request = server.expectOne('/api/chairs/1');
    expect(request.request.body).toEqual({ isActive: false });
    request.flush(chair(1, { isActive: false, version: 2 }));
    await answer([chair(1, { isActive: false, version: 2 }), chair(2)]);
    expect(toasts.all().at(-1)?.text).toBe('Chair 1 is out of use.');
    toasts.all().at(-1)?.action?.run();
    await settle();
    const back = server.expectOne('/api/chairs/1').request;
    expect([back.body, back.headers.get('If-Match')]).toEqual([{ isActive: true }, '"2"']);
  });

  it('that is empty says so', async () => {
    const { page } = await shown([]);
    expect(page.querySelector('cd-empty')?.textContent).toContain('No chairs yet');
  });
});

describe('the kinds of visit', () => {
  it('are saved field by field; minutes that cannot be are not', async () => {
    const { server, settle, field, type } = await shownPanel(VisitTypesPanel);
    const row = { id: 1, name: 'Review', minutes: 15, colour: 'grey', isActive: true, version: 1 };
    server.expectOne(({ url }) => url === '/api/visit-types').flush({ items: [row], nextCursor: null });
    await settle();
    await type(field('Minutes of Review'), '3');
    server.expectNone('/api/visit-types/1');
    expect(field('Minutes of Review').value).toBe('15');
    await type(field('Minutes of Review'), '20');
    expect(server.expectOne('/api/visit-types/1').request.body).toEqual({ minutes: 20 });
  });
});
