import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import cookieParser from 'cookie-parser';
import type { Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import type { Configuration } from '@cuspid/platform/api';
import { AppModule } from './app.module';
import { openConsole } from './console';
import { serveWeb } from './web';

/** JSON bodies larger than this are refused (413). Files have their own way in. */
const BODY_LIMIT = '1mb';

/** The whole API, wired but not yet listening. */
export async function createApplication(configuration: Configuration): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(configuration), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  app.disable('x-powered-by');
  // As many proxies as there are: further addresses in X-Forwarded-For are what a client wrote.
  app.set('trust proxy', configuration.proxyHops);
  app.set('query parser', 'simple');
  // An ETag here is a record's version, never a hash of the bytes.
  app.set('etag', false);
  app.use(securityHeaders(configuration));
  // Nothing the API says is for a cache to keep: most of it is somebody's health.
  app.use('/api', (_request: Request, response: Response, next: () => void) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(cookieParser());
  if (configuration.webOrigins.length) {
    app.enableCors({ origin: configuration.webOrigins, credentials: true, exposedHeaders: ['ETag', 'Retry-After'] });
  }
  app.setGlobalPrefix('api');
  openConsole(app, configuration);
  serveWeb(app, configuration);
  app.enableShutdownHooks();
  return app;
}

/** The web app brings every byte it needs; the console writes its styles itself. */
function securityHeaders({ isProduction }: Configuration) {
  const headers = (styleSrc: string[]) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc,
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: isProduction ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    });
  const [strict, forConsole] = [headers(["'self'"]), headers(["'self'", "'unsafe-inline'"])];
  return (request: Request, response: Response, next: (error?: unknown) => void) =>
    (request.path.startsWith('/api/docs') ? forConsole : strict)(request, response, next);
}
