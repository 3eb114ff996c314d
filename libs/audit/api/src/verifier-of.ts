import type { Configuration } from '@cuspid/platform/api';
import type { Storage } from '@cuspid/platform/providers';
import type { DataSource } from 'typeorm';
import { Archives } from './archives';
import { AuditKeys } from './audit-keys';
import { Heads } from './heads';
import { Verifier } from './verifier';

/** A verifier without the application around it: for the command line, beside a clinic that runs or one that does not. */
export function verifierOf(source: DataSource, storage: Storage, configuration: Configuration): Verifier {
  const keys = new AuditKeys(configuration);
  return new Verifier(source, keys, new Heads(storage, keys), new Archives(source, storage, keys));
}
