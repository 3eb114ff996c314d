import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Configuration } from '@cuspid/platform/api';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo/people';
import { addSampleBodies } from './sample-bodies';

const ABOUT = `
The clinic's API. Sign in with \`POST /api/auth/login\`, press **Authorize** and paste the access token.

**Conventions.** Ids are positive integers. An instant is ISO 8601 in UTC, a day is \`YYYY-MM-DD\`. Lists take \`limit\`, \`cursor\`
and \`count\` and answer \`{ items, nextCursor }\`. A record with a \`version\` answers with an \`ETag\`; changing it needs
\`If-Match\`. A creating POST takes an \`Idempotency-Key\`: the same key and body get the first answer again. Unknown keys are
refused. Every refusal is \`application/problem+json\` with a stable \`code\`: [all of them](/api/problems).

| status | when |
|---|---|
| 400 | the request cannot be read |
| 401 | no session, or one that has ended |
| 403 | the role lacks the permission (\`not-allowed\`), or a temporary password must be changed first (\`password-change-required\`) |
| 404 | not there, or outside your patients: the two look the same |
| 409 | the state of the record, or another record, forbids it |
| 412 | somebody changed the record since you read it |
| 422 | a field was refused; \`errors\` says which and why |
| 428 | \`If-Match\` is missing |
| 429 | too many requests; \`Retry-After\` says when to try again |
| 503 | something the API stands on cannot be reached |
`;

/** The document that describes every route. */
export function describe(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder().setTitle('Cuspid').setDescription(ABOUT).setVersion('1').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  addSampleBodies(document);
  return document;
}

/** The console at /api/docs. On a demo clinic one click signs in as each role. */
export function openConsole(app: NestExpressApplication, { isDemo }: Configuration): void {
  let document: OpenAPIObject | undefined;
  if (isDemo) serveSignIn(app);
  SwaggerModule.setup('api/docs', app, () => (document ??= describe(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Cuspid console',
    customJs: isDemo ? '/api/docs/sign-in.js' : undefined,
    swaggerOptions: {
      persistAuthorization: false,
      tagsSorter: 'alpha',
      // Of more than a hundred routes the console draws only those in sight: the areas are seen at once, and opened.
      docExpansion: 'none',
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
    },
  });
}

function serveSignIn(app: NestExpressApplication): void {
  app.use('/api/docs/sign-in.js', (_request: Request, response: Response) => {
    response.type('text/javascript').send(signInScript());
  });
}

/** A row of buttons above the console: each signs in as one of the demo people and authorizes the console. */
function signInScript(): string {
  const people = JSON.stringify(DEMO_PEOPLE.map(({ email, role }) => ({ email, role })));
  return `
const people = ${people};
const signIn = async (email, button) => {
  const answer = await fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: ${JSON.stringify(DEMO_PASSWORD)} }),
  });
  const { accessToken } = await answer.json();
  window.ui.preauthorizeApiKey('bearer', accessToken);
  row.querySelectorAll('button').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
};
const row = document.createElement('p');
row.id = 'demo-sign-in';
row.className = 'wrapper';
row.append('Demo clinic. Sign in as ');
for (const { email, role } of people) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = role;
  button.addEventListener('click', () => signIn(email, button));
  row.append(button, ' ');
}
const place = () => {
  const info = document.querySelector('.swagger-ui .information-container');
  if (info && window.ui) info.after(row);
  else setTimeout(place, 50);
};
place();
const style = document.createElement('style');
style.textContent = '#demo-sign-in button[aria-pressed=true]{background:#0b5a61;color:#fff}';
document.head.append(style);
`;
}
