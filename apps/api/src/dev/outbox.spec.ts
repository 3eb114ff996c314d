import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderMail } from '@cuspid/platform/providers';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';

describe('the outbox of a developer’s machine', () => {
  let clinic: SpecClinic;
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-outbox-'));

  beforeAll(async () => {
    clinic = await openWholeClinic({ NODE_ENV: 'development', MAIL_FOLDER: folder });
  });
  afterAll(() => clinic.close());

  const get = async (path: string) => {
    const { status, bytes, headers } = await clinic.http.call('GET', `/api/dev/outbox${path}`);
    return { status, text: bytes.toString(), type: headers.get('content-type') };
  };

  it('says that there is none, lists mails newest first, and shows one as its reader sees it', async () => {
    expect((await get('')).text).toContain('No mail has been written yet');
    const post = new FolderMail(folder, 'Cuspid <desk@cuspid.test>');
    const link = `https://clinic.example/reset-password#token=${'x'.repeat(60)}`;
    await post.send({ to: 'ana@cuspid.test', subject: 'First', text: 'one', messageId: '<1@cuspid.test>' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await post.send({
      to: 'ben@cuspid.test',
      subject: 'ආයුබෝවන් <b>',
      text: `වෙත\n${link}`,
      messageId: '<2@cuspid.test>',
    });
    writeFileSync(join(folder, 'notes.txt'), 'not a mail');
    const { text, type } = await get('');
    expect(type).toBe('text/html; charset=utf-8');
    expect(text.indexOf('ben@cuspid.test')).toBeLessThan(text.indexOf('ana@cuspid.test'));
    expect(text).toContain('ආයුබෝවන් &#60;b&#62;');
    const name = /outbox\/([\w-]+\.eml)">ආ/.exec(text)?.[1] ?? '';
    expect((await get(`/${name}`)).text).toContain(link);
  });

  it('shows nothing but mails', async () => {
    for (const name of ['notes.txt', '..%2f..%2fetc%2fpasswd', 'x.eml', '.ready']) {
      expect((await get(`/${name}`)).status, name).toBe(404);
    }
  });

  it('is not there in production, nor where a mail server sends', async () => {
    const others: Record<string, string>[] = [
      { NODE_ENV: 'production', WEB_URL: 'https://clinic.example' },
      { NODE_ENV: 'development', SMTP_HOST: '127.0.0.1' },
    ];
    for (const environment of others) {
      const other = await openWholeClinic(environment);
      try {
        expect((await other.http.call('GET', '/api/dev/outbox')).status).toBe(404);
      } finally {
        await other.close();
      }
    }
  });
});
