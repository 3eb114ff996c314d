import { isInside } from '@cuspid/platform/api';
import type { DatabaseSettings } from '@cuspid/platform/database';
import { LegacyRefused } from './step';

type Environment = Readonly<Record<string, string | undefined>>;

/** LEGACY_DB_HOST, _PORT, _USER, _PASSWORD, _NAME, _SSL, _SSL_CA. @throws LegacyRefused for what is missing. */
export function legacyDatabase(environment: Environment = process.env): DatabaseSettings {
  const said = (name: string) => environment[`LEGACY_DB_${name}`]?.trim() || undefined;
  const needed = (name: string) => {
    const value = said(name);
    if (!value) throw new LegacyRefused(`LEGACY_DB_${name} is not set: where the former system’s database is.`);
    return value;
  };
  const port = Number(said('PORT') ?? 3306);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new LegacyRefused(`LEGACY_DB_PORT is “${said('PORT')}”: it must be a port.`);
  const ca = said('SSL_CA');
  const [host, ssl] = [needed('HOST'), said('SSL') === 'true'];
  if (!ssl && !isInside(host))
    throw new LegacyRefused(
      'LEGACY_DB_SSL is not true, but LEGACY_DB_HOST is on another network: patients would travel unencrypted.',
    );
  return {
    ...{ host, port, ssl, user: needed('USER'), name: needed('NAME') },
    password: environment['LEGACY_DB_PASSWORD'] ?? '',
    ...(ca && { ca }),
    connections: 2,
  };
}
