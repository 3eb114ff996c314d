export * from './inventory.dto';
export * from './movements.dto';
export * from './orders.dto';
