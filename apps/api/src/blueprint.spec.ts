import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { Configuration, VARIABLES } from '@cuspid/platform/api';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { securityHeaders } from './headers';

interface Service {
  name: string;
  buildCommand?: string;
  staticPublishPath?: string;
  headers?: { path: string; name: string; value: string }[];
  routes?: { type: string; source: string; destination: string }[];
  envVars: { key?: string; value?: string; fromGroup?: string }[];
}

const API = 'https://api.clinic.example';
const blueprint: { services: Service[]; envVarGroups: { name: string; envVars: { key: string }[] }[] } = parse(
  readFileSync(new URL('../../../render.yaml', import.meta.url), 'utf8'),
);
const service = (name: string) => blueprint.services.find((one) => one.name === name);

describe('render.yaml', () => {
  let sent: Headers;
  const page = express();
  let close: () => void;

  beforeAll(async () => {
    const word = 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e';
    const place = { DB_HOST: '127.0.0.1', DB_USER: 'cuspid', DB_PASSWORD: word, JWT_SECRET: word };
    page.use(securityHeaders(new Configuration({ ...place, NODE_ENV: 'production', WEB_URL: API })));
    page.use((_request, response) => void response.end());
    const server = page.listen(0, '127.0.0.1');
    close = () => server.close();
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    ({ headers: sent } = await fetch(`http://127.0.0.1:${port}/queue`));
  });
  afterAll(() => close());

  /** All that the API gives a page, without what belongs to one answer. */
  const pageHeaders = () =>
    [...sent].filter(
      ([name]) => !['connection', 'content-length', 'date', 'keep-alive', 'x-powered-by'].includes(name),
    );

  it('gives a page the headers that the API gives it, and the API’s address to ask', () => {
    const given = new Map(
      service('cuspid-web')?.headers?.flatMap(({ path, name, value }) =>
        path === '/*' ? [[name.toLowerCase(), value] as const] : [],
      ),
    );
    const same = [...given].map(([name, value]) => [name, value.replaceAll(` ${API}`, '')]);
    expect(Object.fromEntries(same)).toEqual(Object.fromEntries(pageHeaders()));
    expect(given.get('content-security-policy')).toContain(`connect-src 'self' ${API}`);
  });

  it('and so does the Caddyfile of the web image', () => {
    const file = readFileSync(new URL('../../../docker/Caddyfile', import.meta.url), 'utf8');
    const block = /header \{\n([^}]*)\}/.exec(file)?.[1] ?? '';
    const given = Object.fromEntries(
      [...block.matchAll(/^\s*([\w-]+) "(.*)"$/gm)].map(([, name, value]) => [name, value]),
    );
    const same = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]);
    expect(Object.fromEntries(same)).toEqual(Object.fromEntries(pageHeaders()));
  });

  it('names no variable that the API does not read, and shows every screen’s address the page', () => {
    const names = [
      ...(service('cuspid-api')?.envVars.flatMap(({ key }) => key ?? []) ?? []),
      ...blueprint.envVarGroups.flatMap(({ envVars }) => envVars.map(({ key }) => key)),
    ];
    expect(names.filter((name) => !Object.keys(VARIABLES).includes(name))).toEqual([]);
    expect(service('cuspid-web')?.routes).toEqual([{ type: 'rewrite', source: '/*', destination: '/index.html' }]);
  });
});
