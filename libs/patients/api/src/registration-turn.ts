import type { Tx } from '@cuspid/platform/database';

/**
 * Registrations pass one by one from here to their commit: two desks with the same person at the same moment see each
 * other. Whoever draws a number under the same name has taken this turn already.
 */
export async function takeTurn(tx: Tx, name: string): Promise<void> {
  await tx.query('insert into sequence (name, value) values (?, 0) on duplicate key update value = value', [name]);
}
