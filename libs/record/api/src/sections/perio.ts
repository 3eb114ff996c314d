import { Injectable } from '@nestjs/common';
import { PerioExams, PerioPrint } from '@cuspid/perio/api';
import type { PerioExamLineDto } from '@cuspid/perio/contracts/dto';
import { dayInWords } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';
import { sheetHtml } from './sheet';

/** So many exams are listed with their figures. */
const LISTED = 100;
const HEADS = ['Examined', 'Kind', 'State', 'By', 'Bleeding', 'Plaque', '4 mm and more', '6 mm and more'];

/** Periodontal exams: the figures of each, and the newest whole. */
@Injectable()
export class PerioSection implements RecordSection {
  readonly name = 'perio';
  readonly title = 'Periodontal exams';

  constructor(
    private readonly exams: PerioExams,
    private readonly prints: PerioPrint,
  ) {}

  async read({ me, patient }: SectionAsk): Promise<SectionPaper> {
    const filter = { limit: LISTED, includeVoided: true, count: true };
    const { items, total = items.length } = await this.exams.list(me, patient.id, filter);
    const newest = items.find(({ state }) => state !== 'VOIDED');
    const rows = items.map(rowOf);
    if (!newest) return { html: rows.length ? tableHtml(HEADS, rows) : '', count: total, says: rows };
    const sheet = await this.prints.sheet(me, patient.id, newest.id);
    const { styles, hash } = sheet;
    return {
      html: tableHtml(HEADS, rows) + sheetHtml(sheet),
      count: total,
      says: { rows, hash },
      styles,
      isApart: true,
    };
  }
}

type Share = PerioExamLineDto['bleeding'];
const share = ({ percent }: Share) => (percent === null ? null : `${percent} %`);

const rowOf = (exam: PerioExamLineDto): Row => ({
  isStruck: exam.state === 'VOIDED',
  cells: [
    dayInWords(exam.examinedOn),
    worded(exam.kind),
    worded(exam.state),
    exam.startedBy?.name ?? null,
    ...[exam.bleeding, exam.plaque, exam.pocketsFrom4, exam.pocketsFrom6].map(share),
  ],
});
