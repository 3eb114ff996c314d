import { Injectable } from '@nestjs/common';
import { namesOf } from '@cuspid/patients/api';
import { momentInWords } from '@cuspid/platform/providers';
import { RECORD } from '@cuspid/record/contracts';
import { Visit } from '@cuspid/visits/api';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const HEADS = ['When', 'Minutes', 'For', 'Clinician', 'What became of it', 'Remarks'];
const GONE = ['CANCELLED', 'DID_NOT_ATTEND'];

/** Visits, newest first. */
@Injectable()
export class VisitsSection implements RecordSection {
  readonly name = 'visits';
  readonly title = 'Visits';

  async read({ patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const visits = await db.find(Visit, {
      where: { patientId: patient.id },
      order: { startsAt: 'DESC', id: 'DESC' },
      take: RECORD.rowsMax,
    });
    const name = await namesOf(
      db,
      visits.map(({ providerId }) => providerId),
    );
    const rows = visits.map((visit): Row => ({
      isStruck: GONE.includes(visit.status),
      cells: [
        momentInWords(visit.startsAt, timeZone),
        String(visit.minutes),
        visit.type,
        name(visit.providerId),
        [worded(visit.status), visit.reason].filter(Boolean).join(': '),
        visit.notes,
      ],
    }));
    return { html: rows.length ? tableHtml(HEADS, rows) : '', count: rows.length, says: rows };
  }
}
