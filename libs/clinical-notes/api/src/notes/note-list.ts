import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { NoteActor, PendingKind } from '@cuspid/clinical-notes/contracts';
import type {
  ClinicalNoteDto,
  NoteFilter,
  PendingNoteDto,
  PendingNotesFilter,
} from '@cuspid/clinical-notes/contracts/dto';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { ClinicalNote } from './clinical-note';
import { NoteReach, rightsOf } from './note-reach';
import { noteDtos } from './note-rows';

type Query = SelectQueryBuilder<ClinicalNote>;

/** Notes in lists: of a patient newest first, those that wait oldest first. Each page is a walk of an index. */
@Injectable()
export class NoteList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly reach: NoteReach,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** A patient's notes, as far as they are there for the caller. */
  async list(me: Actor, patientId: number, filter: NoteFilter): Promise<Page<ClinicalNoteDto>> {
    const db = this.source.manager;
    await this.reach.patient(db, me, patientId);
    const actor = await this.reach.actor(db, me, patientId);
    this.audit.read(me, 'note.read', { entity: 'clinical_note', id: patientId, patientId });
    const query = this.source
      .createQueryBuilder(ClinicalNote, 'note')
      .where('note.patientId = :patientId', { patientId });
    seenBy(query, actor, filter.bin === 'only');
    await this.narrow(query, filter);
    const total = filter.count ? await query.getCount() : undefined;
    const page = await pageIn(query.useIndex('clinical_note_made'), 'createdAt', 'DESC', filter);
    const items = await noteDtos(db, await this.loaded(page.items), actor);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** What somebody has to sign, may verify, or waits for, oldest first. */
  async pending(me: Actor, filter: PendingNotesFilter): Promise<Page<PendingNoteDto>> {
    const { kind = 'unsigned' } = filter;
    const query = await this.waiting(me, kind);
    const total = filter.count ? await query.getCount() : undefined;
    const column = kind === 'unsigned' ? 'createdAt' : 'waitsSince';
    const page = await pageIn(query, column, 'ASC', filter);
    const notes = await this.loaded(page.items);
    const patients = await this.patients(notes);
    for (const id of patients.keys()) this.audit.read(me, 'note.read', { entity: 'clinical_note', id, patientId: id });
    const dtos = await noteDtos(this.source.manager, notes, { id: me.id, rights: rightsOf(me.role) });
    const items = dtos.flatMap((note) => {
      const patient = patients.get(note.patientId);
      return patient ? [{ patient: patientOf(patient), note }] : [];
    });
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** How many there are in a work list. */
  async count(me: Actor, kind: PendingKind): Promise<number> {
    return (await this.waiting(me, kind)).getCount();
  }

  private async waiting(me: Actor, kind: PendingKind): Promise<Query> {
    const query = this.source
      .createQueryBuilder(ClinicalNote, 'note')
      .innerJoin(Patient, 'patient', 'patient.id = note.patientId and patient.isActive = true');
    if (kind === 'unsigned') {
      query.where("note.authorId = :me and note.state = 'DRAFT' and note.binnedAt is null", { me: me.id });
      query.useIndex('clinical_note_drafts');
    } else if (kind === 'mine') {
      query.where('note.authorId = :me and note.waitsSince is not null', { me: me.id });
      query.useIndex('clinical_note_authors_waiting');
    } else {
      query.where('note.waitsSince is not null and note.authorId <> :me', { me: me.id });
      query.andWhere(
        'not exists (select 1 from clinical_note_addendum own where own.note_id = note.id and own.by_id = :me and own.needs_verification)',
      );
      query.useIndex('clinical_note_waiting');
    }
    return this.careTeam.visibleTo(me, query, kind === 'unverified' ? 'note.verify' : 'note.write', 'note.patientId');
  }

  private async narrow(query: Query, { type, state, tooth, author, from, to }: NoteFilter): Promise<void> {
    if (type) query.andWhere('note.type = :type', { type });
    if (state) query.andWhere('note.state = :state', { state });
    if (tooth) query.andWhere('find_in_set(:tooth, note.teeth) > 0', { tooth });
    if (author) query.andWhere('note.authorId = :author', { author });
    if (from) query.andWhere('note.createdAt >= :from', { from: new Date((await this.clinic.dayBounds(from)).from) });
    if (to) query.andWhere('note.createdAt < :to', { to: new Date((await this.clinic.dayBounds(to)).to) });
  }

  /** In the order given. */
  private async loaded(ids: readonly number[]): Promise<ClinicalNote[]> {
    if (!ids.length) return [];
    const rows = await this.source.manager.find(ClinicalNote, { where: { id: In([...ids]) } });
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  private async patients(notes: readonly ClinicalNote[]): Promise<Map<number, Patient>> {
    const ids = [...new Set(notes.map(({ patientId }) => patientId))];
    const rows = ids.length ? await this.source.manager.findBy(Patient, { id: In(ids) }) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** The rules of who sees what, as the machine has them, said to the database. */
export function seenBy(query: Query, { id, rights }: NoteActor, isBin: boolean): void {
  if (!rights.has('diagnosis.read')) query.andWhere("note.type <> 'DIAGNOSIS'");
  query.andWhere(isBin ? 'note.binnedAt is not null' : 'note.binnedAt is null');
  if (!isBin || !rights.has('note.bin')) {
    query.andWhere("(note.state <> 'DRAFT' or note.authorId = :reader)", { reader: id });
  }
}

async function pageIn(
  query: Query,
  column: 'createdAt' | 'waitsSince',
  direction: 'ASC' | 'DESC',
  filter: { limit?: number; cursor?: string },
): Promise<Page<number>> {
  const at = `note.${column}`;
  if (filter.cursor) {
    const past = direction === 'ASC' ? '>' : '<';
    const [moment, id] = placeOf(filter.cursor, column, 2);
    // Said twice: the first half is what the index seeks, the second what is exact.
    query.andWhere(`${at} ${past}= :moment and (${at} ${past} :moment or note.id ${past} :id)`, {
      ...{ moment: instantOf(moment), id },
    });
  }
  const rows = await query
    .select(['note.id', at])
    .orderBy(at, direction)
    .addOrderBy('note.id', direction)
    .limit(limitOf(filter) + 1)
    .getMany();
  return pageFrom(
    rows,
    limitOf(filter),
    (row) => cursorOf(column, [row[column]?.toISOString() ?? null, row.id]),
    ({ id }) => id,
  );
}

function patientOf({ id, patientCode, firstName, lastName }: Patient): PendingNoteDto['patient'] {
  return { id, patientCode, firstName, lastName };
}
