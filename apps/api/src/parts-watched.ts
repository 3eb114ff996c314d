import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '@cuspid/platform/api';
import { Mail, Pdf, Scanner, Storage } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';

/** Names the parts the health pages ask: what the API stands on. */
@Injectable()
export class PartsWatched implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    private readonly source: DataSource,
    private readonly storage: Storage,
    private readonly mail: Mail,
    private readonly pdf: Pdf,
    private readonly scanner: Scanner,
  ) {}

  onModuleInit(): void {
    const asked = async () => {
      await this.source.query('select 1');
      return 'ok';
    };
    this.readiness.watch('database', asked, true);
    this.readiness.watch('storage', () => this.storage.ready());
    this.readiness.watch('mail', () => this.mail.ready());
    this.readiness.watch('pdf', () => this.pdf.ready());
    if (this.scanner.isConfigured) this.readiness.watch('scanner', () => this.scanner.ready());
  }
}
