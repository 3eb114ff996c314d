import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import { LOGO } from '@cuspid/settings/contracts';
import type { LogoDto, SettingsDto } from '@cuspid/settings/contracts/dto';
import type { Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import { Clinic } from './clinic';
import { imageOf } from './image';
import { LogoTooLarge, LogoWrongSize, NotAnImage } from './settings-errors';
import { SettingsService } from './settings.service';

/** The clinic's logo: on the sign-in page and on what is printed. */
@Injectable()
export class LogoService {
  constructor(
    private readonly settings: SettingsService,
    private readonly clinic: Clinic,
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly log: Logger,
  ) {}

  /** Keeps what the request carries as the logo. The file is there before the settings name it. */
  async replace(me: Actor, version: number, request: Request): Promise<SettingsDto> {
    const bytes = await receive(request);
    const logo = logoOf(bytes);
    const key = newStorageKey();
    await this.storage.put(key, bytes, { contentType: logo.contentType });
    try {
      return await this.name(me, version, key, logo);
    } catch (error) {
      await this.drop(key);
      throw error;
    }
  }

  async remove(me: Actor, version: number): Promise<SettingsDto> {
    return this.name(me, version, null, null);
  }

  /** Sends the logo: to anybody, for the sign-in page shows it. */
  async send(request: Request, response: Response): Promise<void> {
    const { logoKey, logo } = await this.clinic.setting();
    if (!logoKey || !logo) throw new NotFound();
    // It is asked for again each time, but sent only when it is another one.
    response.setHeader('Cache-Control', 'no-cache');
    const etag = `"${createHash('sha256').update(logoKey).digest('hex').slice(0, 24)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.type(logo.contentType);
    if (request.get('if-none-match') === etag) {
      response.status(304).end();
      return;
    }
    const content = await this.storage.read(logoKey);
    response.setHeader('Content-Length', logo.bytes);
    await pipeline(content, response);
  }

  /** Lets the settings name another file, or none, and lets the one before go. */
  private async name(me: Actor, version: number, key: string | null, logo: LogoDto | null): Promise<SettingsDto> {
    let before: string | null = null;
    const settings = await this.settings.change(me, version, async (tx, setting) => {
      before = setting.logoKey;
      if (before === key) return false;
      const facts = { before: { logo: setting.logo }, after: { logo } };
      Object.assign(setting, { logoKey: key, logo });
      await this.audit.record(tx, me, 'settings.logo-changed', { entity: 'settings', id: 1, ...facts });
      return true;
    });
    if (before) await this.drop(before);
    return settings;
  }

  /** A file nobody names any more. That it stays behind is no reason to fail. */
  private async drop(key: string): Promise<void> {
    await this.storage.remove(key).catch((error: unknown) => this.log.warn({ err: error }, 'an old logo is left over'));
  }
}

async function receive(request: Request): Promise<Buffer> {
  const tooLarge = new LogoTooLarge(LOGO.maxBytes / 1_024);
  if (Number(request.get('content-length') ?? 0) > LOGO.maxBytes) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= LOGO.maxBytes) parts.push(part);
  });
  await new Promise<void>((resolve, reject) => {
    if (request.readableEnded) return resolve();
    request.once('end', resolve).once('error', reject).once('close', resolve);
  });
  if (size > LOGO.maxBytes) throw tooLarge;
  return Buffer.concat(parts);
}

function logoOf(bytes: Buffer): LogoDto {
  const image = imageOf(bytes);
  if (!image) throw new NotAnImage();
  const { minSide, maxSide } = LOGO;
  if ([image.width, image.height].some((side) => side < minSide || side > maxSide)) {
    throw new LogoWrongSize(minSide, maxSide);
  }
  return { ...image, bytes: bytes.length };
}
