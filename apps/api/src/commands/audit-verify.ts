import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { auditEntities, verifierOf } from '@cuspid/audit/api';
import { Configuration } from '@cuspid/platform/api';
import { dataSourceOptions } from '@cuspid/platform/database';
import { storageIn } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';

/** Proves the audit log: prints what came of it as JSON, and ends with 1 when the chain is broken. */
const { values } = parseArgs({ options: { from: { type: 'string' }, deep: { type: 'boolean', default: false } } });
const configuration = new Configuration();
const source = await new DataSource(await dataSourceOptions(configuration.database, auditEntities)).initialize();
try {
  const verifier = verifierOf(source, storageIn(configuration.storage), configuration);
  const proof = await verifier.prove({ from: Number(values.from ?? 0), deep: values.deep });
  process.stdout.write(`${JSON.stringify(proof)}\n`);
  process.exitCode = proof.isIntact ? 0 : 1;
} finally {
  await source.destroy();
}
