import { Storage } from '@cuspid/platform/providers';
import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { LOGO } from '@cuspid/settings/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageOf } from './image';
import { aJpeg, aPng, openSettingsClinic, sendLogo, trail } from './testing/settings-clinic';

describe('the logo', () => {
  let clinic: SpecClinic;
  let me: Person;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    me = await clinic.person('ADMIN');
  });
  afterAll(() => clinic.close());

  const get = (headers = {}) => clinic.http.call('GET', '/api/settings/logo', { headers });
  const files = async () => {
    const keys: string[] = [];
    for await (const key of clinic.get(Storage).keys()) keys.push(key);
    return keys;
  };

  it('is not there until somebody has sent one', async () => {
    expect(refusal(await get())).toMatchObject({ http: 404, code: 'not-found' });
  });

  it('is shown to anybody as it was sent, and not sent twice to who has it', async () => {
    const bytes = aPng(320, 80);
    const { status, body } = await sendLogo(clinic, me, bytes);
    expect([status, body['logo']]).toEqual([
      200,
      { contentType: 'image/png', width: 320, height: 80, bytes: bytes.length },
    ]);
    const shown = await get();
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(shown.bytes.equals(bytes)).toBe(true);
    const again = await get({ 'if-none-match': shown.headers.get('etag') ?? '' });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('gives way to the next one, whose file is then the only one there is', async () => {
    const { status } = await sendLogo(clinic, me, aJpeg(200, 100), 'image/jpeg');
    expect([status, (await files()).length]).toEqual([200, 1]);
    expect((await get()).headers.get('content-type')).toBe('image/jpeg');
    expect((await trail(clinic, 'settings')).at(-1)).toMatchObject([
      'settings.logo-changed',
      { logo: { contentType: 'image/png' } },
      { logo: { contentType: 'image/jpeg', width: 200, height: 100 } },
    ]);
  });

  it('is what its bytes say, whatever the request calls them', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await sendLogo(clinic, me, svg)).toMatchObject({ status: 415, body: { code: 'not-an-image' } });
    expect((await sendLogo(clinic, me, Buffer.from('{}'), 'application/json')).status).toBe(415);
    expect((await sendLogo(clinic, me, aPng(64, 64), 'text/html')).body).toMatchObject({
      logo: { contentType: 'image/png' },
    });
  });

  it('is refused when it is too large in bytes or pixels, and leaves nothing behind', async () => {
    const before = await files();
    const fat = aPng(64, 64, LOGO.maxBytes);
    expect(await sendLogo(clinic, me, fat)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await sendLogo(clinic, me, aPng(2_001, 64))).toMatchObject({ status: 422, body: { code: 'logo-size' } });
    expect((await sendLogo(clinic, me, aPng(64, 8))).status).toBe(422);
    expect((await sendLogo(clinic, me, aPng(64, 64), 'image/png', 99)).status).toBe(412);
    expect(await files()).toEqual(before);
  });

  it('goes when it is taken away, and its file with it', async () => {
    const { body } = await clinic.http.as(me, 'GET', '/api/settings');
    const headers = { 'if-match': `"${String(body['version'])}"` };
    const removed = await clinic.http.as(me, 'DELETE', '/api/settings/logo', { headers });
    expect([removed.status, removed.body['logo']]).toEqual([200, null]);
    expect([(await get()).status, await files()]).toEqual([404, []]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PNG cut short', aPng(64, 64).subarray(0, 30)],
    ['a PNG with something behind its end', Buffer.concat([aPng(64, 64), Buffer.from('<script>')])],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a PDF', Buffer.from('%PDF-1.7')],
  ])('is not %s', (_, bytes) => expect(imageOf(bytes)).toBeNull());
});
