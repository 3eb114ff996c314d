import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { cursorOf, Database, Invalid, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddProcedureDto, EditProcedureDto, ProcedureDto, ProcedureFilter } from '@cuspid/settings/contracts/dto';
import { Clinic } from './clinic';
import { ClinicSetting } from './clinic-setting';
import { claim, discard, keep, requireRoom } from './ordered-lists';
import { Procedure } from './procedure';

const PLACE = 'place';

/** The catalogue: what the clinic does, by its own codes, and what it charges. */
@Injectable()
export class ProceduresService {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** By category and name. A fragment may be anywhere in name, code or category; every one of them has to be somewhere. */
  async list(filter: ProcedureFilter): Promise<Page<ProcedureDto>> {
    const query = this.db.source.createQueryBuilder(Procedure, 'row');
    query.orderBy('row.category').addOrderBy('row.name').addOrderBy('row.id');
    if (!filter.includeInactive) query.andWhere('row.isActive = true');
    fragmentsOf(filter.search).forEach((fragment, index) =>
      query.andWhere(`concat_ws(' ', row.code, row.name, row.category) like :like${index}`, {
        [`like${index}`]: `%${fragment}%`,
      }),
    );
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [category, name, id] = placeOf(filter.cursor, PLACE, 3);
      query.andWhere(
        'row.category >= :category and (row.category > :category or row.name > :name or (row.name = :name and row.id > :id))',
        { category, name, id },
      );
    }
    const limit = limitOf(filter);
    const rows = await query.limit(limit + 1).getMany();
    const place = (row: Procedure) => cursorOf(PLACE, [row.category, row.name, row.id]);
    return { ...pageFrom(rows, limit, place, (row) => row.toDto()), ...(total !== undefined && { total }) };
  }

  async one(id: number): Promise<ProcedureDto> {
    const procedure = await this.db.source.manager.findOneBy(Procedure, { id });
    if (!procedure) throw new NotFound();
    return procedure.toDto();
  }

  add(me: Actor, what: AddProcedureDto): Promise<ProcedureDto> {
    return this.db.transaction(me, async (tx) => {
      await requireRoom(tx, Procedure, SETTINGS.procedures);
      const procedure = await keep(tx, tx.create(Procedure, await this.columns(tx, what)));
      await this.audit.record(tx, me, 'procedure.added', { ...about(procedure), after: { ...what } });
      return procedure.toDto();
    });
  }

  /** Changes a procedure. What was charged already keeps its price. */
  edit(me: Actor, id: number, version: number, change: EditProcedureDto): Promise<ProcedureDto> {
    return this.db.transaction(me, async (tx) => {
      const columns = await this.columns(tx, change);
      const procedure = await claim(tx, Procedure, id, version);
      const difference = changed<object>(procedure.toDto(), change);
      Object.assign(procedure, columns, { version: version + 1 });
      await keep(tx, procedure);
      await this.audit.record(tx, me, 'procedure.changed', { ...about(procedure), ...difference });
      return procedure.toDto();
    });
  }

  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const procedure = await claim(tx, Procedure, id);
      const before = procedure.toDto();
      await discard(tx, procedure);
      await this.audit.record(tx, me, 'procedure.removed', { entity: 'procedure', id, before });
    });
  }

  /** A price as the table keeps it. It is in the clinic's currency, which nobody changes while this is going on. */
  private async columns(tx: Tx, { price, ...rest }: EditProcedureDto): Promise<Partial<Procedure>> {
    if (price === undefined) return rest;
    if (price === null) return { ...rest, priceMinor: null, priceCurrency: null };
    const where = { id: 1 };
    const kept = await tx.findOne(ClinicSetting, { where, lock: { mode: 'pessimistic_read' } });
    const { currency } = kept ?? this.clinic.unnamed();
    if (price.currency !== currency) {
      throw new Invalid([{ path: 'price.currency', message: `must be ${currency}, the clinic’s currency` }]);
    }
    return { ...rest, priceMinor: price.amountMinor, priceCurrency: currency };
  }
}

const about = ({ id }: Procedure) => ({ entity: 'procedure', id });

/** What was typed, as pieces of a pattern: the signs of a pattern among it are letters like any other. */
const fragmentsOf = (search = ''): string[] =>
  search
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((fragment) => fragment.replace(/[\\%_]/g, '\\$&'));
