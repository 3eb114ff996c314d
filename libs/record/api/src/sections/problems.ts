import { Injectable } from '@nestjs/common';
import { Problems } from '@cuspid/clinical-notes/api';
import type { PatientProblemDto } from '@cuspid/clinical-notes/contracts/dto';
import { dayInWords } from '@cuspid/platform/providers';
import { RECORD } from '@cuspid/record/contracts';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const HEADS = ['Problem', 'Teeth', 'Since', 'State', 'Note', 'Recorded by'];
const PAGE = 100;

/** What is wrong with the mouth, those that are active first. */
@Injectable()
export class ProblemsSection implements RecordSection {
  readonly name = 'problems';
  readonly title = 'Problems';

  constructor(private readonly problems: Problems) {}

  async read({ me, patient }: SectionAsk): Promise<SectionPaper> {
    const told: PatientProblemDto[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.problems.list(me, patient.id, { limit: PAGE, ...(cursor && { cursor }) });
      told.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor && told.length < RECORD.rowsMax);
    const rows = told.map(rowOf);
    return { html: rows.length ? tableHtml(HEADS, rows) : '', count: rows.length, says: rows };
  }
}

const rowOf = ({ code, label, teeth, since, state, resolvedOn, note, recordedBy }: PatientProblemDto): Row => ({
  cells: [
    label ?? worded(code),
    teeth.join(', '),
    dayInWords(since),
    [worded(state), resolvedOn && dayInWords(resolvedOn)].filter(Boolean).join(', '),
    note,
    recordedBy.name,
  ],
});
