import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { NOTE_TEMPLATE, templateFaults, type TemplateFault } from '@cuspid/clinical-notes/contracts';
import type {
  AddNoteTemplateDto,
  EditNoteTemplateDto,
  NoteTemplateDto,
  NoteTemplateFilter,
} from '@cuspid/clinical-notes/contracts/dto';
import { namesOf } from '@cuspid/patients/api';
import {
  cursorOf,
  Database,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { person } from '../problems/problem-rows';
import { NoteTemplate } from './note-template';
import { NoteTemplateNameTaken, NoteTemplatesFull } from './template-errors';

const ENTITY = 'note_template';
const PLACE = 'name';
const FAULTS_TOLD = 20;
const SAYS: Record<TemplateFault['what'], string> = {
  unknown: 'is nothing a note can hold',
  open: 'is opened and not closed, closed and not opened, or empty, on its line',
  long: 'is too long for a gap somebody fills',
};

/** The clinic's texts for notes. */
@Injectable()
export class NoteTemplates {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** By name. */
  async list(filter: NoteTemplateFilter): Promise<Page<NoteTemplateDto>> {
    const db = this.db.source.manager;
    const query = db.createQueryBuilder(NoteTemplate, 'row').orderBy('row.name').addOrderBy('row.id');
    if (!filter.includeInactive) query.andWhere('row.isActive = true');
    if (filter.type) query.andWhere('row.type = :type', { type: filter.type });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [name, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(row.name > :name or (row.name = :name and row.id > :id))', { name, id });
    }
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const place = ({ name, id }: NoteTemplate) => cursorOf(PLACE, [name, id]);
    const page = pageFrom(rows, limit, place, (row) => row);
    return { ...page, items: await templateDtos(db, page.items), ...(total !== undefined && { total }) };
  }

  /** @throws Invalid for a variable there is not, with its line and column */
  add(me: Actor, what: AddNoteTemplateDto): Promise<NoteTemplateDto> {
    requireRight(what.text);
    return this.db.transaction(me, async (tx) => {
      if ((await tx.count(NoteTemplate)) >= NOTE_TEMPLATE.max) throw new NoteTemplatesFull(NOTE_TEMPLATE.max);
      const row = tx.create(NoteTemplate, { ...what, isActive: true, version: 1 });
      await keep(tx, me, row);
      const about = { entity: ENTITY, id: row.id, after: { ...what } };
      await this.audit.record(tx, me, 'note-template.added', about);
      return one(tx, row);
    });
  }

  edit(me: Actor, id: number, version: number, what: EditNoteTemplateDto): Promise<NoteTemplateDto> {
    if (what.text !== undefined) requireRight(what.text);
    return this.db.transaction(me, async (tx) => {
      const row = await claim(tx, id, version);
      const difference = changed<object>({ ...row }, what);
      if (!Object.keys(difference.after).length) return one(tx, row);
      Object.assign(row, what, { version: version + 1 });
      await keep(tx, me, row);
      await this.audit.record(tx, me, 'note-template.changed', { entity: ENTITY, id, ...difference });
      return one(tx, row);
    });
  }

  /** Deletes a text; notes that were made of it hold words of their own. */
  remove(me: Actor, id: number, version: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { name, type, text } = await claim(tx, id, version);
      await tx.delete(NoteTemplate, { id });
      await this.audit.record(tx, me, 'note-template.removed', { entity: ENTITY, id, before: { name, type, text } });
    });
  }
}

function requireRight(text: string): void {
  const errors = templateFaults(text).map(({ what, line, column, text: found }) => ({
    path: 'text',
    message: `line ${line}, column ${column}: “${found}” ${SAYS[what]}`,
  }));
  if (errors.length) throw new Invalid(errors.slice(0, FAULTS_TOLD));
}

async function claim(tx: Tx, id: number, version: number): Promise<NoteTemplate> {
  const row = await tx.findOne(NoteTemplate, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new NotFound();
  if (row.version !== version) throw new StaleVersion(row.version);
  return row;
}

async function keep(tx: Tx, me: Actor, row: NoteTemplate): Promise<void> {
  Object.assign(row, { updatedAt: clock.now(), updatedById: me.id });
  try {
    await tx.save(row);
  } catch (error) {
    throw isDuplicate(error, 'note_template_active_name') ? new NoteTemplateNameTaken() : error;
  }
}

async function templateDtos(db: EntityManager, rows: readonly NoteTemplate[]): Promise<NoteTemplateDto[]> {
  const name = await namesOf(
    db,
    rows.map(({ updatedById }) => updatedById),
  );
  return rows.map(({ updatedAt, updatedById, activeName: _, ...row }) => ({
    ...row,
    updatedAt: updatedAt.toISOString(),
    updatedBy: updatedById === null ? null : person(updatedById, name),
  }));
}

async function one(db: EntityManager, row: NoteTemplate): Promise<NoteTemplateDto> {
  const [dto] = await templateDtos(db, [row]);
  if (!dto) throw new NotFound();
  return dto;
}
