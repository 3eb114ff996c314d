import type { Audit } from '@cuspid/audit/api';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { LegacyRow } from './legacy-row';

/** What a step asks of the rest: who does all this, when, and what rows of other tables became. */
export class Known {
  private readonly ids = new Map<string, number | null>();

  constructor(
    readonly by: Actor,
    readonly now: Date,
    readonly audit: Audit,
    /** What nobody knows the password behind. */
    readonly newPassword: () => Promise<string>,
  ) {}

  /** Believes nothing any more: what was told within a transaction may have been taken back. */
  forget(): void {
    this.ids.clear();
  }

  /** What a row of another table became; null when it stayed behind, never was, or is told by another. */
  async idOf(tx: Tx, table: string, id: unknown): Promise<number | null> {
    if (typeof id !== 'number') return null;
    const key = `${table} ${id}`;
    const kept = this.ids.get(key);
    if (kept !== undefined) return kept;
    const row = await tx.findOneBy(LegacyRow, { sourceTable: table, sourceId: id });
    const ours = row?.ourId ?? null;
    if (ours !== null) this.ids.set(key, ours);
    return ours;
  }
}
