import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import {
  cursorOf,
  Database,
  Events,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { PageFilter } from '@cuspid/platform/contracts/dto';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { IMPORT_NEEDS } from '@cuspid/patients/contracts';
import type { DecideAlikeDto, ImportDetailDto, ImportDto, MapImportDto } from '@cuspid/patients/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { LessThan, type EntityManager } from 'typeorm';
import { ImportElsewhere } from './import-errors';
import { ImportRunner } from './import-runner';
import { ImportSweep } from './import-sweep';
import { PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';

/** What somebody asks of an import: the work itself is done by whoever has a hand free. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly runner: ImportRunner,
    private readonly sweep: ImportSweep,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Everybody's, newest first. */
  async list(filter: PageFilter): Promise<Page<ImportDto>> {
    const db = this.db.source.manager;
    const [before] = filter.cursor ? placeOf(filter.cursor, 'import', 1) : [];
    const rows = await db.find(PatientImport, {
      where: before === undefined ? {} : { id: LessThan(Number(before)) },
      order: { id: 'DESC' },
      take: limitOf(filter) + 1,
    });
    const people = await this.users.named(
      rows.map(({ createdById }) => createdById),
      db,
    );
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ id }) => cursorOf('import', [id]),
      (row) => row,
    );
    const items = page.items.map((one) => one.toDto(known(people.get(one.createdById))));
    return { ...page, items, ...(filter.count && { total: await db.count(PatientImport) }) };
  }

  async one(id: number): Promise<ImportDetailDto> {
    const db = this.db.source.manager;
    const one = await db.findOneBy(PatientImport, { id });
    if (!one) throw new NotFound();
    return this.shown(db, one);
  }

  /** Says what the columns are, and has every row checked. */
  map(me: Actor, id: number, version: number, mapping: MapImportDto): Promise<ImportDetailDto> {
    return this.change(me, id, version, async (tx, one) => {
      if (!isOpen(one)) throw new ImportElsewhere('The columns can be changed until the import has begun.');
      requireWhole(mapping, one.fileColumns?.length ?? 0);
      this.begin(tx, one, me, 'CHECKING');
      Object.assign(one, { mapping, done: 0, wrong: 0, alike: 0, skipped: 0, problem: null, finishedAt: null });
      await tx.delete(PatientImportRow, { importId: id });
      const after = { columns: mapping.columns.join(', ') };
      await this.audit.record(tx, me, 'import.mapped', { entity: 'import', id, after });
    });
  }

  /** Decides about one row of somebody who may be registered already, or about all such rows. */
  decide(me: Actor, id: number, { choice, row }: DecideAlikeDto): Promise<ImportDetailDto> {
    return this.change(me, id, null, async (tx, one) => {
      if (one.state !== 'CHECKED') throw new ImportElsewhere('This can be decided between the check and the import.');
      const alike = { importId: id, kind: 'ALIKE' as const, ...(row !== undefined && { number: row }) };
      if (row !== undefined && !(await tx.existsBy(PatientImportRow, alike))) throw new NotFound();
      if (choice === 'ADD' && row !== undefined && !(await tx.existsBy(PatientImportRow, { ...alike, mayAdd: true }))) {
        throw new ImportElsewhere('The patient code of this row is taken: it can only be left out.');
      }
      await tx.update(PatientImportRow, { ...alike, ...(choice === 'ADD' && { mayAdd: true }) }, { choice });
      one.skipped = await tx.countBy(PatientImportRow, { importId: id, kind: 'ALIKE', choice: 'SKIP' });
      const after = { choice, ...(row !== undefined && { row }) };
      await this.audit.record(tx, me, 'import.decided', { entity: 'import', id, after });
    });
  }

  /** Registers what was checked. */
  commit(me: Actor, id: number, version: number): Promise<ImportDetailDto> {
    return this.change(me, id, version, async (tx, one) => {
      if (one.state !== 'CHECKED') throw new ImportElsewhere('Only a file that has just been checked can be imported.');
      const { rowCount, wrong, skipped } = one;
      if (rowCount <= wrong + skipped) throw new ImportElsewhere('No row is left to import.');
      this.begin(tx, one, me, 'IMPORTING');
      one.done = 0;
      const after = { rows: rowCount, wrong, skipped };
      await this.audit.record(tx, me, 'import.begun', { entity: 'import', id, after });
    });
  }

  /** Takes back whom it registered, as far as nobody has touched them since. */
  undo(me: Actor, id: number, version: number): Promise<ImportDetailDto> {
    return this.change(me, id, version, async (tx, one) => {
      const until = one.undoUntil;
      if (!until || !one.added) throw new ImportElsewhere('There is nothing of this import to undo.');
      if (until < clock.now()) throw new ImportElsewhere('This import is too old to be undone.');
      this.begin(tx, one, me, 'UNDOING');
      one.done = 0;
      await this.audit.record(tx, me, 'import.undo-begun', { entity: 'import', id, after: { added: one.added } });
    });
  }

  /** Gives an import up before anybody is registered. Its file is gone. */
  async discard(me: Actor, id: number): Promise<void> {
    await this.change(me, id, null, async (tx, one) => {
      if (!isOpen(one)) throw new ImportElsewhere('An import that has begun is undone, not discarded.');
      one.state = 'DISCARDED';
      await this.audit.record(tx, me, 'import.discarded', { entity: 'import', id, before: { file: one.fileName } });
    });
    await this.sweep.letGo(id);
  }

  async shown(db: EntityManager, one: PatientImport): Promise<ImportDetailDto> {
    return one.toDetail(known((await this.users.named([one.createdById], db)).get(one.createdById)));
  }

  /** @param version the caller saw, or null where it does not matter. */
  private change(
    me: Actor,
    id: number,
    version: number | null,
    work: (tx: Tx, one: PatientImport) => Promise<void>,
  ): Promise<ImportDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const one = await tx.findOne(PatientImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!one) throw new NotFound();
      if (version !== null && one.version !== version) throw new StaleVersion(one.version);
      await work(tx, one);
      one.version += 1;
      await tx.save(one);
      await this.events.publish(tx, 'patients');
      return this.shown(tx, one);
    });
  }

  private begin(tx: Tx, one: PatientImport, me: Actor, state: 'CHECKING' | 'IMPORTING' | 'UNDOING'): void {
    const { once: _, ...actor } = me;
    Object.assign(one, { state, actor, claim: 0, leasedUntil: null });
    afterCommit(tx, () => this.runner.poke());
  }
}

/** Whether nobody has been registered yet, and nobody is being. */
const isOpen = ({ state, added }: PatientImport): boolean =>
  ['MAPPING', 'CHECKING', 'CHECKED'].includes(state) || (state === 'FAILED' && !added);

function known(by: StaffDto | undefined): StaffDto {
  if (!by) throw new Error('an import was sent by nobody');
  return by;
}

function requireWhole({ columns }: MapImportDto, width: number): void {
  const wrong = (message: string) => new Invalid([{ path: 'columns', message }]);
  if (columns.length !== width) throw wrong(`must say of each of the ${width} columns what it is`);
  const fields = columns.filter((target) => target !== 'IGNORE');
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice) throw wrong(`names ${twice} twice`);
  const missing = IMPORT_NEEDS.filter((field) => !fields.includes(field));
  if (missing.length) throw wrong(`must name a column for ${missing.join(', ')}`);
}
