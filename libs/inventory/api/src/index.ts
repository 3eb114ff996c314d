import { InventoryCode } from './items/inventory-code';
import { InventoryItem } from './items/inventory-item';
import { InventoryLot } from './items/inventory-lot';
import { InventoryUse } from './items/inventory-use';
import { StockMovement } from './movements/stock-movement';
import { PurchaseOrder } from './orders/purchase-order';
import { PurchaseOrderLine } from './orders/purchase-order-line';

export { ItemInBin, LotExpired, NotEnoughStock, type Short } from './inventory-errors';
export { InventoryModule } from './inventory.module';
export { Stock, type GivingBack, type Receiving, type Taking } from './movements/stock';
export { InventoryCode, InventoryItem, InventoryLot, InventoryUse, PurchaseOrder, PurchaseOrderLine, StockMovement };

/** The tables of this domain. */
export const inventoryEntities = [
  InventoryItem,
  InventoryCode,
  InventoryLot,
  InventoryUse,
  PurchaseOrder,
  PurchaseOrderLine,
  StockMovement,
];
