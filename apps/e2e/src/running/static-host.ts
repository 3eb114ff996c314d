import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StaticHost {
  url: string;
  /** Where the API is, for whoever asks for `/config.json` from now on. */
  pointTo(apiBaseUrl: string): void;
  close(): Promise<void>;
}

/**
 * A host of static files on a port of its own, with the web build as `clinic` serves it: it knows no API, brings a `/config.json`
 * that says where one is, and the site's own CSP with that address in it, as docs/deployment.md tells a static site to.
 */
export async function openStaticHost(clinic: () => string): Promise<StaticHost> {
  let api = '';
  const server = createServer((request, response) => {
    const answer = async () => {
      if (request.url === '/config.json') return Response.json({ apiBaseUrl: api });
      if (request.url?.startsWith('/api')) return new Response('There is no API here.', { status: 404 });
      return fetch(`${clinic()}${request.url}`);
    };
    answer()
      .then(async (file) => {
        const kept = ['content-type', 'cache-control'].flatMap((name) => file.headers.get(name) ?? []);
        const policy = file.headers.get('content-security-policy') ?? '';
        const reaching = policy.replace(/(connect-src|img-src) 'self'/g, `$1 'self' ${URL.parse(api)?.origin}`);
        response.writeHead(file.status, {
          'content-type': kept[0] ?? 'text/plain',
          ...(policy && { 'content-security-policy': reaching }),
        });
        response.end(Buffer.from(await file.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pointTo: (address) => void (api = address),
    close: () => new Promise((closed) => void server.close(() => closed()).closeAllConnections()),
  };
}
