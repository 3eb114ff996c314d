import { Injectable } from '@nestjs/common';
import { CareTeamMember, namesOf } from '@cuspid/patients/api';
import { dayInWords, dayOf } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

/** Who is on the care team, and who was. */
@Injectable()
export class TeamSection implements RecordSection {
  readonly name = 'team';
  readonly title = 'Care team';

  async read({ patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const places = await db.find(CareTeamMember, { where: { patientId: patient.id }, order: { id: 'ASC' } });
    const name = await namesOf(
      db,
      places.flatMap(({ userId, addedById }) => [userId, addedById]),
    );
    const day = (at: Date | null) => at && dayInWords(dayOf(at, timeZone));
    const rows = places.map(({ userId, role, since, endedAt, addedById }): Row => ({
      cells: [name(userId), worded(role), day(since), endedAt ? day(endedAt) : 'today', name(addedById)],
    }));
    const html = rows.length ? tableHtml(['Name', 'Role', 'From', 'To', 'Put on the team by'], rows) : '';
    return { html, count: rows.length, says: rows };
  }
}
