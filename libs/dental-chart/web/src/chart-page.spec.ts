import { TestBed } from '@angular/core/testing';
import { settle as mouth } from '@cuspid/odontogram';
import { Toasts } from '@cuspid/ui';
import { surfaceSpot } from './odontogram/place';
import { enter, readChart, recorded, stored } from './testing/chart-room';

const caries = { tooth: '27', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'] } as const;

describe('a chart that is not there', () => {
  it('never looks healthy: no teeth while it failed, outlines and words while it loads', async () => {
    const { page, server, settle } = await enter();
    await settle();
    expect(page.querySelector('svg[aria-busy=true]')?.textContent).toContain('Loading chart');
    expect(page.querySelector('cd-findings-list')?.textContent).not.toMatch(/No findings|\b0\b/);
    server.expectOne('/api/patients/7/dental-chart').flush(null, { status: 500, statusText: 'Broken' });
    server.expectOne(({ url }) => url.endsWith('/findings')).flush({ items: [], nextCursor: null });
    await settle();
    expect(page.querySelector('cd-odontogram')).toBeNull();
    expect(page.textContent).toContain('Chart not loaded. Do not treat this as healthy.');
    expect(page.querySelector('cd-findings-list')).toBeNull();
  });

  it('takes no entry while it loads', async () => {
    const { press, line, server } = await enter();
    await press('1');
    expect(line().value).toBe('');
    server.expectNone(({ method }) => method === 'POST');
  });

  it('keeps what was read when reading again fails, and says that it may be old', async () => {
    const room = await readChart([stored(1, caries)]);
    await room.type('16 o c');
    await room.press('Enter', room.line());
    const conflict = { theirs: [stored(2, caries)], yours: [], version: 2 };
    room
      .sent('/entries')
      .flush(
        { code: 'chart-contradiction', detail: 'Both.', status: 409, conflict },
        { status: 409, statusText: 'Conflict' },
      );
    await room.settle();
    room.server.expectOne('/api/patients/7/dental-chart').flush(null, { status: 503, statusText: 'Gone' });
    await room.settle();
    expect(room.page.textContent).toContain('This chart may be out of date.');
    expect(room.page.querySelector('cd-findings-list')?.textContent).toContain('Caries, occlusal');
  });
});

describe('a tooth nobody recorded', () => {
  it('is drawn with a question mark and told as not recorded', async () => {
    const { page } = await readChart();
    expect(page.querySelectorAll('[role=option]')).toHaveLength(32);
    expect(page.querySelector('[role=option]')?.textContent).toContain('not recorded');
    expect(page.textContent).toContain('all ok');
  });
});

describe('painting', () => {
  it('records one finding a press, on the surface that was pressed, and goes on', async () => {
    const { page, teeth, server, settle } = await readChart([stored(1, caries)]);
    page.querySelector<HTMLButtonElement>('cd-tool-strip button[aria-pressed]')?.click();
    await settle();
    const spot = surfaceSpot('36', 'distal', mouth([]), {});
    const at = { clientX: spot?.x, clientY: spot?.y, bubbles: true };
    for (let i = 0; i < 2; i++) {
      teeth().dispatchEvent(new MouseEvent('click', at));
      await settle();
      const { request, flush } = bound(server.expectOne('/api/patients/7/dental-chart/entries'));
      expect(request.body.findings).toEqual([
        { tooth: '36', code: 'caries', layer: 'condition', surfaces: ['distal'] },
      ]);
      flush(recorded([stored(10 + i, { ...caries, tooth: '36', surfaces: ['distal'] })]));
      await settle();
    }
    server.expectNone('/api/patients/7/dental-chart/entries');
    expect(page.querySelector('[role=dialog]')).toBeNull();
  });

  it('asks for a surface where the thing needs one, and records nothing', async () => {
    const { page, teeth, server, settle, echo } = await readChart([stored(1, caries)]);
    page.querySelector<HTMLButtonElement>('cd-tool-strip button[aria-pressed]')?.click();
    await settle();
    const root = { clientX: (surfaceSpot('16', 'mesial', mouth([]), {})?.x ?? 0) - 12, clientY: 60 };
    teeth().dispatchEvent(new MouseEvent('click', root));
    await settle();
    expect(echo()).toContain('click a surface');
    server.expectNone('/api/patients/7/dental-chart/entries');
  });
});

describe('undo', () => {
  it('takes back by Ctrl+Z and records again by Ctrl+Y, and says what', async () => {
    const { press, sent, settle, page } = await readChart([stored(1, caries)]);
    await press('z', document.body, { ctrlKey: true });
    const voiding = stored(2, caries, { voids: 1 });
    sent('/undo').flush(recorded([voiding], 'Taken back: caries.'));
    await settle();
    expect(TestBed.inject(Toasts).all().at(-1)?.text).toBe('Taken back: caries.');
    expect(page.querySelector('cd-findings-list')?.textContent).toContain('Nothing recorded.');
    await press('y', document.body, { ctrlKey: true });
    sent('/redo').flush(recorded([stored(3, caries, { voids: 2 })]));
    await settle();
    expect(page.querySelector('cd-findings-list')?.textContent).toContain('Caries, occlusal');
  });

  it('is the text’s own while something is typed', async () => {
    const { press, type, line, server } = await readChart([stored(1, caries)]);
    await type('16 o');
    await press('z', line(), { ctrlKey: true });
    server.expectNone(({ url }) => url.endsWith('/undo'));
  });
});

describe('another day', () => {
  it('is folded here, without a request, and is view only', async () => {
    const rows = [stored(1, { ...caries, tooth: '16' }, { effectiveOn: '2020-05-01' }), stored(2, caries)];
    const { press, page, server } = await readChart(rows);
    await press(',');
    await press(',');
    expect(page.textContent).toContain('Chart as of 1 May 2020. View only.');
    expect([...page.querySelectorAll('cd-findings-list li')].map((row) => row.getAttribute('data-tooth'))).toEqual([
      '16',
    ]);
    expect(page.querySelector('cd-command-line')).toBeNull();
    expect(page.querySelector('cd-finding-menu')).toBeNull();
    await press('1');
    await press('z', document.body, { ctrlKey: true });
    server.expectNone(({ method }) => method === 'POST');
    server.verify();
  });
});

describe('somebody who may only read', () => {
  it('has the grey bar in the place of the line, and no tools', async () => {
    const { page, press, server } = await readChart([stored(1, caries)], 'ADMIN');
    expect(page.querySelector('cd-read-only-bar')?.textContent).toContain('View only.');
    expect(page.querySelector('cd-command-line, cd-tool-strip, cd-finding-menu')).toBeNull();
    await press('z', document.body, { ctrlKey: true });
    server.expectNone(({ method }) => method === 'POST');
  });
});

/** Request and answer of one call. */
function bound(call: { request: { body: { findings?: unknown } }; flush: (body: object) => void }) {
  return { request: call.request, flush: (body: object) => call.flush(body) };
}
