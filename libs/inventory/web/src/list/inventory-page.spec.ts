import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { InventoryItemDetailDto, InventoryLotDto, InventoryStatsDto } from '@cuspid/inventory/contracts';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { item, scan, speakEnglish } from '../testing';
import { InventoryPage } from './inventory-page';

const STATS: InventoryStatsDto = {
  day: '2026-11-23',
  ...{ items: 2, outOfStock: 1, critical: 0, low: 0, normal: 1, expired: 0, expiringSoon: 0, inBin: 0, categories: [] },
};
const LOT: InventoryLotDto = {
  ...{ id: 9, itemId: 1, number: 'L2604A', expiresOn: '2026-10-31', expiry: 'EXPIRED', quantity: 3 },
  receivedAt: '2026-01-05T05:00:00.000Z',
};

async function opened(items: InventoryItemDetailDto[], { role = 'NURSE' as Role, q = '', at = '' } = {}) {
  const user = signal({ id: 5, name: 'Kamala', role, department: null });
  const can = (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: { user, can } },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
    ],
  });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(InventoryPage);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  if (q) fixture.componentRef.setInput('q', q);
  if (at) fixture.componentRef.setInput('item', at);
  const server = TestBed.inject(HttpTestingController);
  const answer = (url: string): object | null => {
    if (url === '/api/inventory') return { items, nextCursor: null, total: items.length };
    if (url === '/api/inventory/stats') return STATS;
    if (url === '/api/settings') return { currency: 'LKR' };
    if (url.endsWith('/lots')) return { items: [LOT] };
    return items.find(({ id }) => url === `/api/inventory/${id}`) ?? null;
  };
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      for (const asked of server.match(({ method, url }) => method === 'GET' && answer(url) !== null)) {
        if (!asked.cancelled) asked.flush(answer(asked.request.url));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const press = async (key: string) => {
    (document.activeElement ?? document).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    await settle();
  };
  return { page, server, go, press, settle, text: () => page.textContent?.replace(/\s+/g, ' ') ?? '' };
}

describe('the stock', () => {
  it('says in a word what is out, and how long the rest lasts', async () => {
    const { text } = await opened([item(1, { quantity: 0 }), item(2)]);
    for (const said of ['Articaine 1', 'Out', '12cartridge', '2.5', '33 d', 'Receive']) expect(text()).toContain(said);
  });

  it('is walked by J and K; L shows the lots, what has expired in words', async () => {
    const { press, text } = await opened([item(1), item(2)]);
    await press('j');
    await press('l');
    expect(text()).toContain('L2604A');
    expect(text()).toContain('Expired 31 Oct 2026');
  });

  it('opens the item of a pack that is scanned', async () => {
    const { server, go, settle } = await opened([item(1), item(2)]);
    for (const key of [...'04012345678901', 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
    server.expectOne(({ url }) => url === '/api/inventory/scan').flush(scan({ item: item(2) }));
    await settle();
    expect(go).toHaveBeenCalledWith([], expect.objectContaining({ queryParams: { item: '2', new: null } }));
  });

  it('lays a change somebody else made beside what is typed', async () => {
    const items = [item(1)];
    const { page, server, settle } = await opened(items, { at: '1' });
    const tab = [...page.querySelectorAll<HTMLElement>('[role=radio]')].find((one) =>
      one.textContent?.includes('Details'),
    );
    tab?.click();
    await settle();
    const place = page.querySelectorAll<HTMLInputElement>('#cd-item-form input')[5];
    if (!place) throw new Error('the form has no place');
    place.value = 'Cupboard 9';
    place.dispatchEvent(new Event('input', { bubbles: true }));
    page.querySelector('#cd-item-form')?.dispatchEvent(new Event('submit'));
    await settle();
    const sent = server.expectOne(({ method }) => method === 'PATCH');
    expect([sent.request.body, sent.request.headers.get('If-Match')]).toEqual([{ place: 'Cupboard 9' }, '"3"']);
    items[0] = item(1, { place: 'Cupboard 7', version: 4 });
    const problem = { status: 412, code: 'stale-version', detail: 'Changed meanwhile' };
    sent.flush(problem, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    const clash = page.querySelector('cd-save-clash')?.textContent;
    for (const said of ['Place', 'Cupboard 7', 'Cupboard 9']) expect(clash).toContain(said);
  });

  it('is only looked at by who does not keep it', async () => {
    const { text, press, go } = await opened([item(1)], { role: 'ADMIN' });
    expect(text()).toContain('View only. Nurses keep the stock.');
    expect(text()).not.toContain('Receive');
    await press('n');
    expect(go).not.toHaveBeenCalled();
  });

  it('begins with the first item, and tells a filter that finds nothing from an empty stock', async () => {
    expect((await opened([])).text()).toContain('No items yet. Add the first.');
    TestBed.resetTestingModule();
    expect((await opened([], { q: 'zzz' })).text()).toContain('No item matches these filters.');
  });
});
