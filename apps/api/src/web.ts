import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Clinic } from '@cuspid/settings/api';
import type { Configuration } from '@cuspid/platform/api';
import type { WebConfig } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import express, { type Request, type Response } from 'express';

const YEAR_MS = 31_536_000_000;
const isApi = ({ path }: Request) => /^\/api(\/|$)/i.test(path);
/** The build names what it hashed so: eight letters, digits, `-` or `_` of the content's hash before the ending. */
const isHashed = (file: string) => /-[\w-]{8}\.(js|css|woff2)$/.test(file);

/** Serves the web build on the API's own port: files that are there, and the page itself for every screen's address. */
export function serveWeb(app: NestExpressApplication, configuration: Configuration): void {
  app.use('/config.json', (_request: Request, response: Response, next: (error?: unknown) => void) => {
    response.setHeader('Cache-Control', 'no-cache');
    // Screens set their clock by this answer: by the clinic's time, not by this machine's.
    response.setHeader('Date', clock.now().toUTCString());
    webConfig(app, configuration).then((config) => response.json(config), next);
  });
  const { webRoot } = configuration;
  if (webRoot && existsSync(join(webRoot, 'index.html'))) servePages(app, resolve(webRoot));
  app.use((request: Request, response: Response, next: () => void) => {
    if (isApi(request)) return next();
    response.status(404).type('text/plain').send('There is nothing at this address.');
  });
}

function servePages(app: NestExpressApplication, root: string): void {
  app.use(
    express.static(root, {
      index: false,
      setHeaders: (response: Response, file: string) =>
        response.setHeader(
          'Cache-Control',
          isHashed(file) ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
        ),
    }),
  );
  app.use((request: Request, response: Response, next: () => void) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || isApi(request) || /\.\w+$/.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root });
  });
}

async function webConfig(
  app: NestExpressApplication,
  { isDemo, sessionIdleSeconds, google }: Configuration,
): Promise<WebConfig> {
  const { name, place, timeZone, logo, chartProfile } = await app.get(Clinic).setting();
  return {
    apiBaseUrl: '/api',
    demo: isDemo,
    clinicName: name,
    timeZone,
    idleSeconds: sessionIdleSeconds,
    chartProfile,
    ...(place && { clinicPlace: place }),
    ...(logo && { hasLogo: true }),
    ...(google && { googleClientId: google.clientId }),
  };
}
