import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { environmentOf, openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../application';

const inRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
/** Beside the packages it imports. */
const built = inRoot(`dist/spec-admin-${process.pid}/`);

describe('npm run admin', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    const rolldown = [inRoot('node_modules/rolldown/bin/cli.mjs'), '-c', inRoot('apps/api/rolldown.config.mjs')];
    execFileSync(process.execPath, [...rolldown, '--dir', built], { stdio: 'ignore' });
    clinic = await openClinic({ create: createApplication });
  });
  afterAll(async () => {
    await clinic.close();
    rmSync(built, { recursive: true, force: true });
  });

  const run = async (...words: string[]) => {
    const env = { ...process.env, ...environmentOf(clinic.settings), WEB_URL: 'https://clinic.example' };
    const child = spawn(process.execPath, [`${built}admin.js`, ...words], { env });
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: child.exitCode, out, error, password: /[a-z]{5}(-[a-z]{5}){3}/.exec(out)?.[0] ?? '' };
  };
  const signIn = (password: string) =>
    clinic.http.call('POST', '/api/auth/login', { body: { email: 'ruwan@clinic.example', password } });
  const email = ['--email', 'Ruwan@Clinic.example'];

  it('makes the first administrator of an empty clinic, whom the running clinic lets in to choose a password', async () => {
    const { code, out, password } = await run(...email, '--name', 'Ruwan Wijesinghe');
    expect([code, out]).toEqual([0, expect.stringContaining('Ruwan Wijesinghe is the first administrator.')]);
    expect(out).toContain('https://clinic.example/sign-in');
    const { status, body } = await signIn(password);
    expect([status, body['user']]).toMatchObject([200, { role: 'ADMIN', mustChangePassword: true }]);
    const gated = await clinic.http.call('GET', '/api/users', { token: String(body['accessToken']) });
    expect(gated.body['code']).toBe('password-change-required');
  });

  it('says what is wrong with what was asked, and how it is used', async () => {
    expect(await run('--email', 'a@b, c@d')).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringMatching(/one plain e-mail address\.\nUse it like this: {2}npm run admin -- --email/),
    });
  });
});
