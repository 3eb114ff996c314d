import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Configuration, NotFound, Public } from '@cuspid/platform/api';
import { escapeHtml } from '@cuspid/platform/providers';
import PostalMime, { type Email } from 'postal-mime';

const SHOWN = 50;
const NAME = /^[\w-]{1,80}\.eml$/;

/** The mails a clinic without a mail server would have sent. Only on a developer's machine: see `DevModule`. */
@ApiTags('Development')
@Controller('dev/outbox')
export class OutboxController {
  constructor(private readonly configuration: Configuration) {}

  /** The newest fifty mails, as a page to click through. */
  @Get()
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiProduces('text/html')
  @ApiOkResponse({ type: String })
  async list(): Promise<string> {
    const names = (await readdir(this.folder()).catch(() => [])).filter((name) => NAME.test(name));
    const newest = names.sort().reverse().slice(0, SHOWN);
    const rows = await Promise.all(newest.map(async (name) => row(name, await this.read(name))));
    const none = '<p>No mail has been written yet.</p>';
    return page('Outbox', rows.length ? `<table>${HEAD}${rows.join('')}</table>` : none);
  }

  /** One mail as its reader sees it, as plain text. */
  @Get(':name')
  @Public()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String })
  async show(@Param('name') name: string): Promise<string> {
    if (!NAME.test(name)) throw new NotFound();
    const mail = await this.read(name).catch(() => {
      throw new NotFound();
    });
    return `To: ${addresses(mail)}\nSubject: ${mail.subject ?? ''}\nDate: ${mail.date ?? ''}\n\n${mail.text ?? ''}`;
  }

  private async read(name: string): Promise<Email> {
    return PostalMime.parse(await readFile(join(this.folder(), name)));
  }

  private folder(): string {
    const { mail } = this.configuration;
    return mail.kind === 'folder' ? mail.folder : '';
  }
}

const HEAD = '<tr><th>Written</th><th>To</th><th>Subject</th></tr>';
const addresses = (mail: Email) => (mail.to ?? []).map(({ address }) => address ?? '').join(', ');

function row(name: string, mail: Email): string {
  const cells = [name.slice(0, 19), addresses(mail)].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr>${cells}<td><a href="outbox/${name}">${escapeHtml(mail.subject ?? 'no subject')}</a></td></tr>`;
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
