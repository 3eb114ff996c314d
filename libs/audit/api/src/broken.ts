import type { BrokenDto } from '@cuspid/audit/contracts';
import type { AuditKeys } from './audit-keys';
import { linkHash, signedText, type RawEntry } from './canonical';
import type { Link } from './chain';

/** A link with the entry it holds, as the verifier reads them. */
export type RawLink = Partial<RawEntry> & {
  position: number;
  entry_id: number;
  previous_hash: Buffer;
  hash: Buffer;
};

const isWhole = (row: RawLink): row is RawLink & RawEntry => row.id !== null && row.id !== undefined;

/**
 * What is wrong with one link after `before`, or null. `wasSigned`: an earlier entry had a signature, so this one must
 * have one: rows without are older than the chain.
 */
export function brokenAt(row: RawLink, before: Link, keys: AuditKeys, wasSigned: boolean): BrokenDto | null {
  const broken = (what: BrokenDto['what']) => ({ what, position: row.position, entryId: row.entry_id });
  if (row.position > before.position + 1) return { what: 'missing', position: before.position + 1, entryId: null };
  if (!row.previous_hash.equals(before.hash)) return broken('reordered');
  if (!isWhole(row)) return broken('missing');
  if (!linkHash(row.position, before.hash, row).equals(row.hash)) return broken('changed');
  if (!row.signature) return wasSigned ? broken('foreign') : null;
  const verdict = keys.verdict(signedText(row), row.signature);
  return verdict === 'good' ? null : broken(verdict === 'bad' ? 'foreign' : 'unknown-key');
}
