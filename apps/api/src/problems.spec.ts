import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from './problems';
import { openWholeClinic } from './testing/whole-clinic';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('the page of what is refused', () => {
  let clinic: SpecClinic;
  let page: string;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    page = await (await fetch(`${clinic.http.base}/api/problems`)).text();
  });
  afterAll(() => clinic.close());

  it('names every code that stands anywhere in the sources, once, with a status and when it is answered', () => {
    const files = globSync('{libs/*/api,libs/platform/providers,apps/api}/src/**/*.ts', { cwd: ROOT });
    const sources = files.filter((file) => !/\.spec\.ts$|\/testing\//.test(file));
    const codes = sources.flatMap((file) => {
      const source = readFileSync(ROOT + file, 'utf8');
      return [...source.matchAll(/\breadonly code(?:: \w+)? = '([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code);
    });
    expect(codes.length).toBeGreaterThan(60);
    for (const code of codes) expect(page, code).toContain(`<tr id="${code}">`);
    expect(new Set(PROBLEMS.map(({ code }) => code)).size).toBe(PROBLEMS.length);
    for (const { code, status, says } of PROBLEMS) {
      expect([code, status >= 400 && status < 600, says.length > 10]).toEqual([code, true, true]);
    }
  });

  it('is where the type of a refusal leads', async () => {
    const refused = [
      await clinic.http.call('GET', '/api/patients'),
      await clinic.http.call('GET', '/api/nothing'),
      await clinic.http.call('POST', '/api/auth/login', { body: {} }),
      await clinic.http.call('POST', '/api/auth/login', { body: { email: 'a@b.example', password: 'x' } }),
    ];
    for (const { body } of refused) {
      const [address, code] = String(body['type']).split('#');
      expect([address, code]).toEqual(['/api/problems', body['code']]);
      expect(page).toContain(`<tr id="${code}">`);
    }
  });
});
