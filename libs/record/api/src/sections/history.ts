import { Injectable } from '@nestjs/common';
import { HistoryPrint } from '@cuspid/case-history/api';
import type { RecordSection, SectionAsk, SectionPaper } from './section';
import { sheetHtml } from './sheet';

/** The case history as it stands. */
@Injectable()
export class HistorySection implements RecordSection {
  readonly name = 'history';
  readonly title = 'Case history';

  constructor(private readonly prints: HistoryPrint) {}

  async read({ me, patient }: SectionAsk): Promise<SectionPaper> {
    const sheet = await this.prints.sheet(me, patient.id);
    if (!sheet) return { html: '', count: 0, says: null };
    const { styles, hash } = sheet;
    return { html: sheetHtml(sheet), count: null, says: hash, styles, isApart: true };
  }
}
