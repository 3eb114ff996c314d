import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';

interface Problem {
  code: string;
  status: number;
  /** When it is answered. */
  says: string;
}

/** Filled from the classes themselves while the API is bundled (`problem-docs.mjs`). */
const OF_CLASSES: Problem[] = [];

/** What the filter answers of itself, without a class. */
const OF_FILTER: Problem[] = [
  { code: 'internal', status: 500, says: 'Something failed on our side. The request id finds it in the log.' },
  { code: 'malformed', status: 400, says: 'The request could not be read: the body is no JSON, or an id no number.' },
  { code: 'not-found', status: 404, says: 'There is nothing at this address.' },
  { code: 'refused', status: 405, says: 'The server refused the request before a route could; the detail says why.' },
  { code: 'too-large', status: 413, says: 'The request is larger than the server takes.' },
  { code: 'unsupported-type', status: 415, says: 'The body is not application/json in UTF-8.' },
];

/** Every code a refusal can carry, once, in the order of the alphabet. */
export const PROBLEMS: readonly Problem[] = [
  ...new Map([...OF_CLASSES, ...OF_FILTER].map((problem) => [problem.code, problem])).values(),
].sort((a, b) => a.code.localeCompare(b.code));

/** The page behind the `type` of every refusal: `/api/problems#<code>`. */
export function serveProblems(app: NestExpressApplication): void {
  const page = pageOf(PROBLEMS);
  app.use('/api/problems', (request: Request, response: Response, next: () => void) => {
    if (request.method !== 'GET' || request.path !== '/') return next();
    response.type('text/html').send(page);
  });
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/`([^`]+)`/g, '<code>$1</code>');

function pageOf(problems: readonly Problem[]): string {
  const rows = problems.map(
    ({ code, status, says }) =>
      `<tr id="${code}"><th scope="row"><a href="#${code}">${code}</a></th><td>${status}</td><td>${escaped(says)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>What Cuspid refuses, and why</title>
<h1>What Cuspid refuses, and why</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is stable: compare that.
Its <code>detail</code> is a sentence for people, its <code>requestId</code> finds the request in the log.
The routes are in the <a href="/api/docs">console</a>.</p>
<table>
<thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">when</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}
