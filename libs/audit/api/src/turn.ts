import type { Tx } from '@cuspid/platform/database';

/** Whether this transaction may do the job now. It keeps the turn until it ends; nobody waits for it. */
export async function takeTurn(tx: Tx, job: 'seal' | 'archive'): Promise<boolean> {
  const [turn]: object[] = await tx.query('select name from audit_turn where name = ? for update skip locked', [job]);
  return turn !== undefined;
}
