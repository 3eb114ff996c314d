import 'reflect-metadata';
import { DatabaseRefused, prepare } from '@cuspid/platform/database';
import { Configuration, ConfigurationError } from '@cuspid/platform/api';
import { Logger } from 'nestjs-pino';
import { createApplication } from './application';
import { loadDemoClinic } from './demo/load';

/** The exit code of a wrong configuration (sysexits EX_CONFIG): whoever started us need not try again. */
const EX_CONFIG = 78;

function configure(): Configuration {
  try {
    return new Configuration();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

/** The migrations done. */
async function makeReady(configuration: Configuration): Promise<string[]> {
  try {
    return await prepare(configuration, (reason) => process.stderr.write(`${reason}\n`));
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

const configuration = configure();
const done = await makeReady(configuration);
const app = await createApplication(configuration);
const log = app.get(Logger);
if (done.length) log.log(`migrated: ${done.length} steps`);
if (!configuration.migration) {
  log.warn('one database user changes the schema and serves the clinic: set DB_MIGRATION_USER to keep the two apart');
}
if (configuration.isDemo) await loadDemoClinic(app);
const server = await app.listen(configuration.port, configuration.host);
const place: unknown = server.address();
const port = typeof place === 'object' && place !== null && 'port' in place ? place.port : configuration.port;
log.log(`listening on http://${configuration.host}:${String(port)}`);
