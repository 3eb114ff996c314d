import { InventoryItem, PurchaseOrder, PurchaseOrderLine } from '@cuspid/inventory/api';
import { NUMBERS, type Kind, type World } from './object-kind';

let made = 0;

/** An item of which there is nothing. */
async function item({ clinic, other }: World): Promise<number> {
  const at = new Date();
  const by = { createdAt: at, createdById: other.id, updatedAt: at, updatedById: other.id };
  const what = { name: `Shelved ${++made}`, category: 'Spec', unit: 'piece', ...by };
  return Number((await clinic.source.manager.insert(InventoryItem, what)).identifiers[0]?.['id']);
}

/** A draft of an order. */
async function order(world: World): Promise<number> {
  const { manager } = world.clinic.source;
  const draft = { supplier: 'Spec supplies', createdAt: new Date(), createdById: world.other.id };
  const id = Number((await manager.insert(PurchaseOrder, draft)).identifiers[0]?.['id']);
  await manager.insert(PurchaseOrderLine, { orderId: id, itemId: await item(world), ordered: 5 });
  return id;
}

/** What stands in the addresses of the stock: it is the clinic's, and nobody's own. */
export const STOCK_OBJECTS: Record<string, Kind> = {
  '/api/inventory/:id': { ...NUMBERS, hides: () => false, make: async (world) => String(await item(world)) },
  '/api/purchase-orders/:id': { ...NUMBERS, hides: () => false, make: async (world) => String(await order(world)) },
};

/** What routes of the stock want besides their examples. */
export const STOCK_BESIDES: Record<string, (world: World) => Promise<Record<string, unknown>>> = {
  'POST /api/inventory': () => Promise.resolve({ name: `Given ${++made}` }),
  'POST /api/purchase-orders': async (world) => ({ lines: [{ itemId: await item(world), ordered: 5 }] }),
};

/** What wants a state of its own. */
export const STOCK_ELSEWHERE: Record<string, string> = {
  'POST /api/inventory/:id/restore': 'wants an item in the bin: libs/inventory/api/src/inventory.spec.ts',
  'POST /api/purchase-orders/:id/receive': 'wants an order that was sent: libs/inventory/api/src/orders/orders.spec.ts',
};
