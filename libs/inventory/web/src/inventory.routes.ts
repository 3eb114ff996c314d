import { CanDeactivateFn, Routes } from '@angular/router';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of this room, for a page that shows one of its parts. */
export const inventoryWords = withTranslations('inventory', { en: () => import('./i18n/en.json') });

/** A page that asks before something typed or scanned is lost. */
interface Asking {
  mayLeave(): boolean | Promise<boolean>;
}
const asksFirst: CanDeactivateFn<Asking> = (page) => page.mayLeave();

/** What the clinic has of what it uses up. Search, filters and the open item stand in the address. */
export const inventoryRoutes: Routes = [
  {
    path: '',
    title: 'frame.places.inventory',
    ...inventoryWords,
    loadComponent: () => import('./list/inventory-page').then((m) => m.InventoryPage),
  },
  {
    path: 'delivery',
    title: 'inventory.delivery.title',
    canActivate: [allowed('inventory.manage')],
    canDeactivate: [asksFirst],
    ...inventoryWords,
    loadComponent: () => import('./delivery/delivery-page').then((m) => m.DeliveryPage),
  },
  {
    path: 'count',
    title: 'inventory.counting.title',
    canActivate: [allowed('inventory.manage')],
    canDeactivate: [asksFirst],
    ...inventoryWords,
    loadComponent: () => import('./count/count-page').then((m) => m.CountPage),
  },
  {
    path: 'movements',
    title: 'inventory.tabs.movements',
    ...inventoryWords,
    loadComponent: () => import('./movements/movements-page').then((m) => m.MovementsPage),
  },
  {
    path: 'orders',
    title: 'inventory.orders.orders',
    ...inventoryWords,
    loadComponent: () => import('./orders/orders-page').then((m) => m.OrdersPage),
  },
  {
    path: 'orders/:id',
    title: 'inventory.orders.orders',
    canDeactivate: [asksFirst],
    ...inventoryWords,
    loadComponent: () => import('./orders/order-page').then((m) => m.OrderPage),
  },
  {
    path: 'orders/:id/print',
    title: 'inventory.orders.orders',
    ...inventoryWords,
    loadComponent: () => import('./orders/order-paper').then((m) => m.OrderPaper),
  },
];
