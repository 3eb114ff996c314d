import { createHash } from 'node:crypto';
import type { StockChangeDto } from '@cuspid/inventory/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import type { Movements } from '../movements/movements.service';

/** Somebody at the stock, as the guard knows them. */
export const keeperOf = (id: number): Actor => ({
  ...{ id, name: 'Stock', role: 'NURSE', sessionId: 0, mustChangePassword: false },
  ...{ address: null, requestId: 'replica' },
});

/** Takes three of an item, over its lots; the key is the movement's note too, so that it can be found again. */
export function press(movements: Movements, me: Actor, itemId: number, key: string): Promise<StockChangeDto> {
  const once = { key, fingerprint: createHash('sha256').update(key).digest('hex') };
  return movements.record({ ...me, once }, itemId, { type: 'OUT', reason: 'USAGE', quantity: 3, notes: key });
}
