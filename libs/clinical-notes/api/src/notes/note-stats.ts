import { Injectable } from '@nestjs/common';
import { NOTE_STATES, NOTE_TYPES } from '@cuspid/clinical-notes/contracts';
import type { NoteStatsDto, NoteStatsFilter } from '@cuspid/clinical-notes/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Invalid, type Actor } from '@cuspid/platform/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource } from 'typeorm';
import { ClinicalNote } from './clinical-note';
import { NoteList } from './note-list';
import { NoteReach, rightsOf } from './note-reach';

const USUAL_DAYS = 30;
const MOST_DAYS = 366;

/** Signed notes in figures, and one's own drafts: nothing the caller may not read is in any of them. */
@Injectable()
export class NoteStats {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly reach: NoteReach,
    private readonly clinic: Clinic,
    private readonly lists: NoteList,
  ) {}

  async of(me: Actor, filter: NoteStatsFilter): Promise<NoteStatsDto> {
    const { from, to } = await this.days(filter);
    if (filter.patientId) await this.reach.patient(this.source.manager, me, filter.patientId);
    const counted = await this.counted(me, { ...filter, from, to });
    const sum = (some: readonly Counted[]) => some.reduce((total, { n }) => total + Number(n), 0);
    return {
      ...{ from, to, total: sum(counted) },
      byType: typesFor(me).map((type) => ({ type, count: sum(counted.filter((row) => row.type === type)) })),
      byState: NOTE_STATES.map((state) => ({ state, count: sum(counted.filter((row) => row.state === state)) })),
      unsigned: await this.lists.count(me, 'unsigned'),
      unverified: await this.lists.count(me, 'unverified'),
      mine: await this.lists.count(me, 'mine'),
    };
  }

  private async days({ from, to }: NoteStatsFilter): Promise<{ from: string; to: string }> {
    const last = to ?? (await this.clinic.today());
    const first = from ?? dayAfter(last, 1 - USUAL_DAYS);
    if (first > last) throw new Invalid([{ path: 'to', message: 'is before the first day' }]);
    if (dayAfter(first, MOST_DAYS) <= last) throw new Invalid([{ path: 'to', message: 'is more than a year later' }]);
    return { from: first, to: last };
  }

  /** Signed notes by the index alone, and one's own drafts, of which nobody has many. */
  private async counted(me: Actor, asked: NoteStatsFilter & Days): Promise<Counted[]> {
    const signed = await this.query(me, asked);
    signed.andWhere("note.state <> 'DRAFT'").useIndex(asked.patientId ? 'clinical_note_made' : 'clinical_note_figures');
    const drafts = await this.query(me, asked);
    drafts
      .andWhere("note.authorId = :me and note.state = 'DRAFT' and note.binnedAt is null", { me: me.id })
      .useIndex('clinical_note_drafts');
    return [...(await signed.getRawMany<Counted>()), ...(await drafts.getRawMany<Counted>())];
  }

  private async query(me: Actor, { from, to, patientId }: NoteStatsFilter & Days) {
    const query = this.source
      .createQueryBuilder(ClinicalNote, 'note')
      .select(['note.type as type', 'note.state as state', 'count(*) as n'])
      .where('note.createdAt >= :from and note.createdAt < :to', {
        from: new Date((await this.clinic.dayBounds(from)).from),
        to: new Date((await this.clinic.dayBounds(to)).to),
      });
    if (!rightsOf(me.role).has('diagnosis.read')) query.andWhere("note.type <> 'DIAGNOSIS'");
    if (patientId) query.andWhere('note.patientId = :patientId', { patientId });
    await this.careTeam.visibleTo(me, query, 'note.read', 'note.patientId');
    return query.groupBy('note.type').addGroupBy('note.state');
  }
}

/** Who may not read diagnoses is not told that there is such a type of notes here. */
const typesFor = ({ role }: Actor) =>
  NOTE_TYPES.filter((type) => type !== 'DIAGNOSIS' || rightsOf(role).has('diagnosis.read'));

interface Days {
  from: string;
  to: string;
}

interface Counted {
  type: string;
  state: string;
  n: string;
}
