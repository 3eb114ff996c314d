import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { WEB_CONFIG } from '@cuspid/platform/web';
import type { PurchaseOrderDto } from '@cuspid/inventory/contracts';
import { InventoryApi } from '../inventory-api';
import { item, scan, speakEnglish } from '../testing';
import { Delivery } from './delivery';

const ORDER: PurchaseOrderDto = {
  id: 5,
  number: 'PO-000005',
  supplier: 'Lanka Dental',
  state: 'SENT',
  expectedOn: null,
  notes: null,
  lines: [
    {
      id: 50,
      item: { id: 1, name: 'Articaine 1', unit: 'cartridge' },
      ordered: 20,
      received: 0,
      outstanding: 20,
      over: 0,
    },
  ],
  createdAt: '2026-11-01T05:00:00.000Z',
  createdBy: null,
  sentAt: '2026-11-02T05:00:00.000Z',
  sentBy: null,
  closedAt: null,
  cancelReason: null,
  version: 2,
};

const lost = new HttpErrorResponse({ status: 0 });
const refused = new HttpErrorResponse({
  status: 409,
  error: { status: 409, code: 'lot-expired', detail: 'Lot L1 expired on 2026-01-01.' },
});

async function opened() {
  const api = {
    scan: vi.fn<InventoryApi['scan']>(),
    item: vi.fn<InventoryApi['item']>(),
    edit: vi.fn<InventoryApi['edit']>(),
    move: vi.fn<InventoryApi['move']>(),
    receive: vi.fn<InventoryApi['receive']>(),
  };
  TestBed.configureTestingModule({
    providers: [
      Delivery,
      { provide: InventoryApi, useValue: api },
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
    ],
  });
  await speakEnglish();
  const delivery = TestBed.inject(Delivery);
  delivery.currency.set('LKR');
  return { api, delivery };
}

const MOVED = { item: item(1), movements: [] };

describe('a delivery', () => {
  it('has a line a lot: the same pack again makes it longer, in the order of the scans', async () => {
    const { api, delivery } = await opened();
    api.scan.mockImplementation((code) => Promise.resolve(scan({ item: item(1), lotNumber: code })));
    await Promise.all(['A', 'B', 'A'].map((code) => delivery.scan(code)));
    expect(delivery.lines().map(({ lotNumber, quantity }) => [lotNumber, quantity])).toEqual([
      ['B', '10'],
      ['A', '20'],
    ]);
  });

  it('asks once what an unknown code is, and the item keeps it', async () => {
    const { api, delivery } = await opened();
    api.scan.mockResolvedValue(scan({ units: null }));
    api.item.mockResolvedValue(item(1));
    await delivery.scan('x');
    await delivery.scan('x');
    const [line] = delivery.lines();
    expect(delivery.faults().get(line?.id ?? 0)).toBe('item');
    if (line) await delivery.know(line, item(1), 50);
    expect(delivery.lines()).toMatchObject([{ item: { id: 1 }, quantity: '100' }]);
    expect(api.edit).toHaveBeenCalledWith(item(1), { codes: [{ gtin: '04012345678901', units: 50 }] });
  });

  it('is not posted with an expired pack in it', async () => {
    const { api, delivery } = await opened();
    api.scan.mockResolvedValue(scan({ item: item(1), expiresOn: '2020-01-31', isExpired: true }));
    await delivery.scan('x');
    expect(delivery.said()).toMatchObject({ isWrong: true });
    expect(await delivery.post()).toBe(false);
    expect(api.move).not.toHaveBeenCalled();
  });

  it('keeps what was refused, with the reason, and what is in is gone', async () => {
    const { api, delivery } = await opened();
    delivery.add(item(1));
    delivery.add(item(2));
    api.move.mockImplementation((id) => (id === 1 ? Promise.resolve(MOVED) : Promise.reject(refused)));
    expect(await delivery.post()).toBe(false);
    expect(delivery.lines()).toMatchObject([
      { item: { id: 2 }, state: 'refused', told: 'Lot L1 expired on 2026-01-01.' },
    ]);
  });

  it('sends again under the same key, word for word, what was sent of an order and not answered', async () => {
    const { api, delivery } = await opened();
    delivery.order.set(ORDER);
    api.scan.mockResolvedValue(scan({ item: item(1) }));
    await delivery.scan('x');
    api.receive.mockRejectedValueOnce(lost);
    await delivery.post();
    expect(delivery.isUnsure()).toBe(true);
    // Another pack meanwhile is another line: what may be in already stays as it went.
    await delivery.scan('x');
    expect(delivery.lines()).toHaveLength(2);
    api.receive.mockResolvedValue({ order: ORDER, movements: [] });
    expect(await delivery.post()).toBe(true);
    const [first, again, next] = api.receive.mock.calls;
    expect(again).toEqual(first);
    expect(next?.[2]).not.toBe(first?.[2]);
  });

  it('says what is more than was ordered, and keeps it only when told to', async () => {
    const { api, delivery } = await opened();
    delivery.order.set(ORDER);
    api.scan.mockResolvedValue(scan({ item: item(1), units: 25 }));
    api.receive.mockResolvedValue({ order: ORDER, movements: [] });
    await delivery.scan('x');
    expect(delivery.over().get(1)).toBe(5);
    expect(await delivery.post()).toBe(false);
    delivery.acceptsOver.set(true);
    expect(await delivery.post()).toBe(true);
    expect(api.receive.mock.calls[0]?.[1]).toMatchObject({
      acceptsOver: true,
      delivered: [{ lineId: 50, quantity: 25 }],
    });
  });
});
