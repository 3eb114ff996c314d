export { inventoryRoutes, inventoryWords } from './inventory.routes';
export { ItemPicker } from './item-picker';
export { Scanner } from './scanning/scanner';
export { ExpiringLots } from './today/expiring-lots';
export { StockTabs } from './stock-tabs';
export { LowStock } from './today/low-stock';
