import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Configuration } from '@cuspid/platform/api';

const YEAR_SECONDS = 31_536_000;

/** Nothing of what a browser could give a page is used here. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

type Directives = Record<string, string[]>;

/** The web app brings every byte it needs. */
const SITE: Directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
/** The console writes its styles itself. */
const CONSOLE: Directives = { ...SITE, styleSrc: ["'self'", "'unsafe-inline'"] };
/** What the API answers is no page: should a browser open it all the same, nothing in it may act. */
const ANSWER: Directives = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The headers every answer carries, whatever it is: a page, an answer, a refusal, a failure. */
export function securityHeaders({ isProduction }: Configuration) {
  const written = (directives: Directives) =>
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: isProduction ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    });
  const [site, console, answer] = [written(SITE), written(CONSOLE), written(ANSWER)];
  const forPath = (path: string) => {
    if (/^\/api\/docs(\/|$)/i.test(path)) return console;
    return /^\/api(\/|$)/i.test(path) ? answer : site;
  };
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    forPath(request.path)(request, response, next);
  };
}

/** Nothing the API says is for a cache to keep: most of it is somebody's health. */
export function notKept(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
