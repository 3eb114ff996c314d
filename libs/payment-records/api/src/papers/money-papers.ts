import { Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Pdf, type PdfPage } from '@cuspid/platform/providers';
import { ClinicHead } from '@cuspid/settings/api';
import type { Printing } from './frame';

/** Prints what is about money: the head of the clinic and who prints it, and no health data. */
@Injectable()
export class MoneyPapers {
  constructor(
    private readonly head: ClinicHead,
    private readonly pdfs: Pdf,
  ) {}

  /** The sheets as a file. The caller has looked at who may, and notes it in the trail. Errors: those of `Pdf`. */
  async render(me: Pick<Actor, 'name'>, make: (printing: Printing) => PdfPage): Promise<Buffer> {
    const clinic = await this.head.read();
    return this.pdfs.render(make({ clinic, printedBy: me.name, printedAt: clock.now() }));
  }

  file(name: string, pdf: Buffer): StreamableFile {
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `inline; filename="${name.replace(/[^\w-]+/g, '-')}.pdf"`,
      length: pdf.length,
    });
  }
}
