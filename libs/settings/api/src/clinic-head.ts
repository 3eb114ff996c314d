import { Injectable } from '@nestjs/common';
import { Storage } from '@cuspid/platform/providers';
import { Logger } from 'nestjs-pino';
import { Clinic } from './clinic';
import type { ClinicSetting } from './clinic-setting';

/** What the head of a paper says of the clinic it comes from. */
export interface PrintedClinic extends Pick<ClinicSetting, 'name' | 'place' | 'address' | 'phone' | 'timeZone'> {
  /** The logo as a `data:` address; without one, the name alone. */
  logo?: string | null;
}

/** Reads the head of everything that is printed: the clinic as it is called now, and its logo. */
@Injectable()
export class ClinicHead {
  private kept?: { key: string; logo: string };

  constructor(
    private readonly clinic: Clinic,
    private readonly storage: Storage,
    private readonly log: Logger,
  ) {}

  async read(): Promise<PrintedClinic> {
    const { name, place, address, phone, timeZone, logoKey, logo } = await this.clinic.setting();
    const shown = logoKey && logo && (await this.logo(logoKey, logo.contentType));
    return { name, place, address, phone, timeZone, logo: shown };
  }

  /** A key names the same picture for ever. A logo that cannot be read is no reason to print nothing. */
  private async logo(key: string, contentType: string): Promise<string | null> {
    if (this.kept?.key === key) return this.kept.logo;
    try {
      const parts: Buffer[] = [];
      for await (const part of await this.storage.read(key)) parts.push(Buffer.from(part));
      const logo = `data:${contentType};base64,${Buffer.concat(parts).toString('base64')}`;
      this.kept = { key, logo };
      return logo;
    } catch (error) {
      this.log.warn({ err: error }, 'the logo could not be read: printed without it');
      return null;
    }
  }
}
