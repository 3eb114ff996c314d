import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import cookieParser from 'cookie-parser';
import { Logger } from 'nestjs-pino';
import { Metrics, type Configuration } from '@cuspid/platform/api';
import { AppModule } from './app.module';
import { openConsole } from './console';
import { notKept, securityHeaders } from './headers';
import { serveProblems } from './problems';
import { cutEndlessBodies, jsonBodies, PATIENCE, PatientAdapter, type Patience } from './server';
import { serveWeb } from './web';

/** JSON bodies larger than this are refused (413). Files have their own way in. */
const BODY_BYTES = 1_048_576;

/** What the web app reads of an answer's headers; from another origin a browser shows it only what is named here. */
const READ_ELSEWHERE = [
  'Content-Disposition',
  'Date',
  'ETag',
  'Retry-After',
  'X-Export-Id',
  'X-Request-Id',
  'X-Total-Rows',
];

/** The whole API, wired but not yet listening. */
export async function createApplication(
  configuration: Configuration,
  patience: Patience = PATIENCE,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(configuration),
    new PatientAdapter(patience),
    { bufferLogs: true, bodyParser: false, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  // As many proxies as there are: further addresses in X-Forwarded-For are what a client wrote.
  app.set('trust proxy', configuration.proxyHops);
  app.set('query parser', 'simple');
  // An ETag here is a record's version, never a hash of the bytes.
  app.set('etag', false);
  // Before all others: what they refuse is counted too.
  if (configuration.metrics) app.use(app.get(Metrics).counting());
  // Before anything that may refuse: a refusal is an answer too.
  app.use(securityHeaders(configuration));
  app.use('/api', notKept);
  app.use(cutEndlessBodies(patience));
  allowOrigins(app, configuration);
  app.use(jsonBodies(BODY_BYTES));
  app.use(cookieParser());
  app.setGlobalPrefix('api');
  openConsole(app, configuration);
  serveProblems(app);
  serveWeb(app, configuration);
  app.enableShutdownHooks();
  return app;
}

/** Pages from elsewhere may read what the API answers only if their origin is on the list, to the letter. */
function allowOrigins(app: NestExpressApplication, { webOrigins }: Configuration): void {
  if (!webOrigins.length) return;
  app.enableCors({
    origin: webOrigins,
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: READ_ELSEWHERE,
    maxAge: 600,
  });
}
