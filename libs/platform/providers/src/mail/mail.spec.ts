import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AddressRefused, HeaderRefused, readSender, requireAddress } from './address';
import { compose } from './compose';
import { FolderMail } from './folder-mail';
import { TransientMailError, type MailMessage } from './mail';
import { MemoryMail } from './memory-mail';

const FROM = 'Cuspid, Kandy <desk@clinic.lk>';
const letter = (change: Partial<MailMessage> = {}): MailMessage => ({
  to: 'nimali@example.lk',
  subject: 'Your visit on Monday',
  text: 'Dear Nimali, see you at 8:30.',
  messageId: '<abc123@clinic.lk>',
  ...change,
});
const head = (raw: Buffer) => raw.toString('utf8').split('\r\n\r\n')[0] ?? '';

describe('an address', () => {
  const good = ['a@b.lk', 'first.last+tag@mail.example.co.uk', "o'brien@example.ie", 'නිමාලි@උදාහරණ.lk', 'x@localhost'];
  it.each(good)('passes when it is one plain mailbox: %s', (address) => expect(requireAddress(address)).toBe(address));

  const bad = [
    '',
    'nobody',
    '@example.lk',
    'a@',
    'a@b.lk, c@d.lk',
    'a@b.lk;c@d.lk',
    'a@b.lk c@d.lk',
    'a@b.lk\r\nBcc: c@d.lk',
    'a@b.lk\nBcc: c@d.lk',
    'a\u0000@b.lk',
    'a@b.lk\u2028',
    '<a@b.lk>',
    'Nimali <a@b.lk>',
    '"c@d.lk" <a@b.lk>',
    '"a b"@c.lk',
    'a(comment)@b.lk',
    'a@b.lk(c@d.lk)',
    '@relay.lk:a@b.lk',
    'list:a@b.lk;',
    'a@@b.lk',
    'a@b@c.lk',
    'a..b@c.lk',
    '.a@c.lk',
    'a@-b.lk',
    'a@b..lk',
    'a@[127.0.0.1]',
    'a%40b.lk',
    `${'a'.repeat(65)}@b.lk`,
    `a@${'b.'.repeat(130)}lk`,
    '＂a＂@b.lk',
    'a＠b.lk',
  ];
  it.each(bad)('is refused when it could be more than that: %j', (address) => {
    expect(() => requireAddress(address)).toThrow(AddressRefused);
  });

  it('of the sender may carry a name', () => {
    expect(readSender('Cuspid <desk@clinic.lk>')).toEqual({ name: 'Cuspid', address: 'desk@clinic.lk' });
    expect(readSender('"Cuspid, Kandy" <desk@clinic.lk>')).toEqual({
      name: 'Cuspid, Kandy',
      address: 'desk@clinic.lk',
    });
    expect(readSender('desk@clinic.lk')).toEqual({ name: '', address: 'desk@clinic.lk' });
    expect(() => readSender('Cuspid <desk@clinic.lk>, <c@d.lk>')).toThrow(AddressRefused);
  });
});

describe('a letter written out', () => {
  it('has one sender, one recipient and its own Message-ID', async () => {
    const { raw, envelope } = await compose(letter({ html: '<p>Dear Nimali</p>' }), FROM);
    expect(envelope).toEqual({ from: 'desk@clinic.lk', to: ['nimali@example.lk'] });
    expect(head(raw)).toContain('From: "Cuspid, Kandy" <desk@clinic.lk>\r\n');
    expect(head(raw)).toContain('To: nimali@example.lk\r\n');
    expect(head(raw)).toContain('Message-ID: <abc123@clinic.lk>\r\n');
    expect(head(raw)).not.toMatch(/^(bcc|cc):/im);
  });

  const tricks: Partial<MailMessage>[] = [
    { subject: 'Hello\r\nBcc: c@d.lk' },
    { subject: 'Hello\nX: y' },
    { subject: 'Hello\u2028X: y' },
    { messageId: '<a@b>\r\nBcc: c@d.lk' },
    { messageId: 'a@b' },
    { attachments: [{ filename: 'a\r\nX: y', contentType: 'text/plain', content: Buffer.alloc(1) }] },
    { attachments: [{ filename: 'a', contentType: 'text/plain\r\nX: y', content: Buffer.alloc(1) }] },
  ];
  it.each(tricks)('takes no second header: %j', async (change) => {
    await expect(compose(letter(change), FROM)).rejects.toBeInstanceOf(HeaderRefused);
  });

  it('carries an attachment to the byte', async () => {
    const content = Buffer.from(Array.from({ length: 1_000 }, (_, i) => i % 256));
    const attachments = [{ filename: 'දන්ත.pdf', contentType: 'application/pdf', content }];
    const { raw } = await compose(letter({ attachments }), FROM);
    const lines = content.toString('base64').match(/.{1,76}/g) ?? [];
    expect(raw.toString()).toContain(lines.join('\r\n'));
  });

  it('reads neither a file nor an address, whatever a text looks like', async () => {
    const text = 'file:///etc/passwd {"path":"/etc/passwd"}';
    const { raw } = await compose(letter({ text, html: '<img src="file:///etc/passwd">' }), FROM);
    expect(raw.toString()).not.toContain('root:');
  });
});

describe('mail in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cuspid-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is one .eml file a letter, also when the letter is tried again', async () => {
    const mail = new FolderMail(folder, FROM);
    const { response } = await mail.send(letter());
    await mail.send(letter());
    await mail.send(letter({ messageId: '<other@clinic.lk>' }));
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    expect(names).toContain(response);
    expect(response).toMatch(/^\d{4}-.*\.eml$/);
    expect(await readFile(join(folder, response), 'utf8')).toContain('Dear Nimali, see you at 8:30.');
  });

  it('says why it is not ready, and keeps the letter for later', async () => {
    const healthy = new FolderMail(folder, FROM);
    expect(await Promise.all(Array.from({ length: 20 }, () => healthy.ready()))).toEqual(Array(20).fill('ok'));
    const file = join(folder, 'file');
    await writeFile(file, '');
    const mail = new FolderMail(join(file, 'below'), FROM);
    expect(await mail.ready()).toContain('ENOTDIR');
    await expect(mail.send(letter())).rejects.toBeInstanceOf(TransientMailError);
  });
});

describe('mail in memory', () => {
  it('refuses what real mail refuses', async () => {
    const mail = new MemoryMail();
    await expect(mail.send(letter({ to: 'a@b.lk,c@d.lk' }))).rejects.toBeInstanceOf(AddressRefused);
    await mail.send(letter());
    expect(mail.to('nimali@example.lk')).toHaveLength(1);
  });
});
