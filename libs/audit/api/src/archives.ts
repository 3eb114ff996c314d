import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BrokenDto } from '@cuspid/audit/contracts';
import { NotStored, Storage } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';
import { archiveText, type AuditArchive } from './audit-archive';
import { AuditKeys } from './audit-keys';
import { NO_LINK, type Link } from './chain';

/** The pieces of the chain that lie in files: whether each is there, ours, and goes on from the one before. */
@Injectable()
export class Archives {
  constructor(
    private readonly source: DataSource,
    private readonly storage: Storage,
    private readonly keys: AuditKeys,
  ) {}

  /** The first piece something is wrong with. `deep` reads every byte of every file. */
  async broken(deep = false): Promise<BrokenDto | null> {
    let end = NO_LINK;
    for (const archive of await this.all()) {
      const what = this.misplaced(archive, end) ?? (await this.lost(archive, deep));
      if (what) return { what, position: archive.firstPosition, entryId: null };
      end = { position: archive.lastPosition, hash: archive.lastHash };
    }
    return null;
  }

  all(): Promise<AuditArchive[]> {
    return this.source.query(
      `select id, first_position as firstPosition, last_position as lastPosition, first_at as firstAt, last_at as lastAt,
              previous_hash as previousHash, last_hash as lastHash, storage_key as storageKey, bytes, sha256,
              archived_at as archivedAt, signature
         from audit_archive order by first_position`,
    );
  }

  private misplaced(archive: AuditArchive, before: Link): BrokenDto['what'] | null {
    const verdict = this.keys.verdict(archiveText(archive), archive.signature);
    if (verdict === 'unknown-key') return 'unknown-key';
    const follows = archive.firstPosition === before.position + 1 && archive.previousHash.equals(before.hash);
    return verdict === 'good' && follows ? null : 'archive-lost';
  }

  private async lost({ storageKey, bytes, sha256 }: AuditArchive, deep: boolean): Promise<BrokenDto['what'] | null> {
    if ((await this.storage.stat(storageKey))?.bytes !== bytes) return 'archive-lost';
    return !deep || (await sha256Of(this.storage, storageKey)) === sha256 ? null : 'archive-lost';
  }
}

/** SHA-256 (hex) of what the storage really gives back; empty when there is nothing. */
export async function sha256Of(storage: Storage, key: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await storage.read(key)) hash.update(chunk);
  } catch (error) {
    if (error instanceof NotStored) return '';
    throw error;
  }
  return hash.digest('hex');
}
