import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { NoticesModule } from '@cuspid/notices/api';
import { SettingsModule } from '@cuspid/settings/api';
import { UsersModule } from '@cuspid/users/api';
import { InventoryDashboardCards } from './dashboard-cards';
import { InventoryController } from './inventory.controller';
import { ItemList } from './items/item-list';
import { ItemRows } from './items/item-rows';
import { Items } from './items/items.service';
import { Scans } from './items/scans';
import { Book } from './movements/book';
import { Counts } from './movements/counts.service';
import { LevelNotices } from './movements/level-notices';
import { MovementList } from './movements/movement-list';
import { MovementRows } from './movements/movement-rows';
import { MovementsController } from './movements/movements.controller';
import { Movements } from './movements/movements.service';
import { Stock } from './movements/stock';
import { Deliveries } from './orders/deliveries.service';
import { OrderFile } from './orders/order-file';
import { OrderRows } from './orders/order-rows';
import { OrdersController } from './orders/orders.controller';
import { Orders } from './orders/orders.service';
import { Reorder } from './orders/reorder';

/** Stock: items and lots whose levels only movements change, orders and deliveries. */
@Module({
  imports: [DashboardModule, NoticesModule, SettingsModule, UsersModule],
  controllers: [MovementsController, InventoryController, OrdersController],
  providers: [
    Book,
    Counts,
    Deliveries,
    InventoryDashboardCards,
    ItemList,
    ItemRows,
    Items,
    LevelNotices,
    MovementList,
    MovementRows,
    Movements,
    OrderFile,
    OrderRows,
    Orders,
    Reorder,
    Scans,
    Stock,
  ],
  exports: [ItemRows, Orders, Stock],
})
export class InventoryModule {}
