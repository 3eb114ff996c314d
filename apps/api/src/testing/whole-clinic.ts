import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { createApplication } from '../application';

/** The whole API as it runs, on a database and folders of its own. */
export function openWholeClinic(environment: Record<string, string> = {}): Promise<SpecClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-spec-'));
  return openClinic({
    create: createApplication,
    environment: { FILE_STORAGE_FOLDER: join(folder, 'files'), MAIL_FOLDER: join(folder, 'outbox'), ...environment },
  });
}
