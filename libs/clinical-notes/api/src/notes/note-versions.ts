import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { NoteVersionDto, NoteVersionFilter, NoteVersionLineDto } from '@cuspid/clinical-notes/contracts/dto';
import { namesOf } from '@cuspid/patients/api';
import { cursorOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { DataSource } from 'typeorm';
import type { ClinicalNote } from './clinical-note';
import type { NoteContent } from './note-content';
import { NoteReach } from './note-reach';
import { person, type NameOf } from './note-rows';
import { NoteVersion } from './note-version';

/** What a note said after each step of its life, for whoever may read the note. */
@Injectable()
export class NoteVersions {
  constructor(
    private readonly source: DataSource,
    private readonly reach: NoteReach,
    private readonly audit: Audit,
  ) {}

  /** The last first. */
  async list(me: Actor, noteId: number, filter: NoteVersionFilter): Promise<Page<NoteVersionLineDto>> {
    const db = this.source.manager;
    this.noteRead(me, (await this.reach.open(db, me, noteId)).note);
    const query = db.createQueryBuilder(NoteVersion, 'saved').where('saved.noteId = :noteId', { noteId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [before] = placeOf(filter.cursor, 'version', 1);
      query.andWhere('saved.version < :before', { before });
    }
    const rows = await query
      .select(['saved.id', 'saved.version', 'saved.step', 'saved.at', 'saved.byId'])
      .orderBy('saved.version', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const name = await namesOf(
      db,
      rows.map(({ byId }) => byId),
    );
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ version }) => cursorOf('version', [version]),
      (row) => lineOf(row, name),
    );
    return { ...page, ...(total !== undefined && { total }) };
  }

  /** One of them, with its words. */
  async read(me: Actor, noteId: number, version: number): Promise<NoteVersionDto> {
    const db = this.source.manager;
    const { note } = await this.reach.open(db, me, noteId);
    const row = await db.findOneBy(NoteVersion, { noteId, version });
    if (!row) throw new NotFound();
    this.noteRead(me, note);
    return { ...lineOf(row, await namesOf(db, [row.byId])), ...saidIn(row.content), added: row.added };
  }

  private noteRead(me: Actor, { id, patientId }: ClinicalNote): void {
    this.audit.read(me, 'note.read', { entity: 'clinical_note', id, patientId });
  }
}

const lineOf = ({ version, step, at, byId }: NoteVersion, name: NameOf): NoteVersionLineDto => ({
  ...{ version, step, at: at.toISOString(), by: person(byId, name) },
});

/** The words of a version: of a signed note they stand within what was signed. */
function saidIn(content: string): NoteContent {
  const kept: NoteContent | { said: NoteContent } = JSON.parse(content);
  return 'said' in kept ? kept.said : kept;
}
