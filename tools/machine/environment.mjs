import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from './database.mjs';
import { inRoot } from './places.mjs';
import { childEnvironment, portIsFree } from './process.mjs';
import { Stop } from './say.mjs';

/** Reads `KEY=VALUE` lines of `.env` into the environment; what is already set there wins. */
export function readDotEnv(file = inRoot('.env'), environment = process.env) {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (found) environment[found[1]] ??= found[2].replace(/^(["'])(.*)\1$/, '$2');
  }
}

/** The port of `PORT`, known to be free. */
export async function needPort(text = process.env.PORT ?? '3000') {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Stop(`PORT is "${text}": it must be a number from 1 to 65535.`, 78);
  try {
    if (await portIsFree(port, process.env.HOST ?? '127.0.0.1')) return port;
  } catch (error) {
    throw new Stop(`PORT ${port} cannot be used by this account (${error.code}): choose another one.`);
  }
  throw new Stop(
    `Port ${port} is taken by another program: stop that one, or start with another, like PORT=${port + 1} npm start.`,
  );
}

/** Where the API can be reached from this machine. */
export const reachable = (host) => (!host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

/** What signs the access tokens: made once, kept in the clinic's folder, so that a restart signs nobody out. */
function signingSecret(folder) {
  const file = join(folder, 'jwt-secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writePrivate(file, randomBytes(48).toString('base64url'));
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * The API's settings for our private server; a server of the operator's keeps the settings it was given. With an
 * `application` of its own, the server's account only changes the schema.
 */
export function databaseEnvironment({ host, port, user, password }, name, application) {
  return {
    DB_HOST: host,
    DB_PORT: String(port),
    DB_USER: application?.user ?? user,
    DB_PASSWORD: application?.password ?? password,
    DB_MIGRATION_USER: application && user,
    DB_MIGRATION_PASSWORD: application && password,
    DB_NAME: name,
    DB_SSL: 'false',
    DB_SSL_CA: undefined,
  };
}

/** What the API is started with: the operator's own values win over every default here. */
export function clinicEnvironment({ port, folder, web, chromium, given = process.env }) {
  const production = given.NODE_ENV === 'production';
  return childEnvironment({
    DEMO: production ? 'false' : 'true',
    JWT_SECRET: given.JWT_SECRET ?? signingSecret(folder),
    WEB_ROOT: web,
    MAIL_FOLDER: join(folder, 'outbox'),
    FILE_STORAGE_FOLDER: join(folder, 'files'),
    ...(chromium && { CHROMIUM: chromium }),
    ...given,
    PORT: String(port),
  });
}
