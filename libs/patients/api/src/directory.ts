import { Injectable } from '@nestjs/common';
import { limitOf, type Actor } from '@cuspid/platform/api';
import type { PatientExportFilter, PatientFilter } from '@cuspid/patients/contracts/dto';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { CareTeam } from './care-team';
import { inOrder, indexOf, placeIn } from './directory-orders';
import { Patient } from './patient';
import { PatientFilters } from './patient-filters';
import { PatientSearch, type Slice } from './patient-search';
import { forced, Totals } from './totals';

/**
 * The SQL behind the directory. Without a query it walks the index that stands in the order asked for and stops at the
 * page's end, unless an index says the filter means few patients: those are read and put in order. So neither page one nor
 * a deep page grows with the number of patients.
 */
@Injectable()
export class Directory {
  constructor(
    private readonly source: DataSource,
    private readonly filters: PatientFilters,
    private readonly search: PatientSearch,
    private readonly careTeam: CareTeam,
    private readonly totals: Totals,
  ) {}

  async slice(me: Actor, filter: PatientExportFilter): Promise<Slice> {
    if (!filter.q?.trim()) return this.listed(me, filter);
    return this.search.slice(me, filter, () => this.filters.visible(me, filter));
  }

  private async listed(me: Actor, filter: PatientExportFilter): Promise<Slice> {
    const sort = filter.sort ?? 'name';
    const query = await this.filters.visible(me, filter);
    const total = filter.count ? await this.totals.of(await this.keyOf(me, filter), query) : undefined;
    await this.hint(me, filter, query);
    const rows = await this.rowsOf(inOrder(query, sort, filter.cursor).limit(limitOf(filter) + 1));
    return { rows, place: placeIn(sort), ...(total !== undefined && { total }) };
  }

  /** The index is walked for ids alone; the rows are read of those the page holds. */
  private async rowsOf(query: SelectQueryBuilder<Patient>): Promise<Patient[]> {
    const [sql, parameters] = query.select('patient.id', 'id').getQueryAndParameters();
    const found: { id: number }[] = await this.source.query(forced(sql), parameters);
    const ids = found.map(({ id }) => id);
    const rows = ids.length ? await this.source.manager.findBy(Patient, { id: In(ids) }) : [];
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  /** Seats of a care team lead to their patients by themselves. */
  private async hint(me: Actor, filter: PatientExportFilter, query: SelectQueryBuilder<Patient>): Promise<void> {
    if (filter.clinicianId || (await this.careTeam.isBounded(me, 'patient.read'))) return;
    query.useIndex((await this.filters.fewBy(filter, query)) ?? indexOf(filter.sort ?? 'name'));
  }

  /** Everybody who sees all patients has the same lists. */
  private async keyOf(me: Actor, { sort: _, cursor: _cursor, limit: _limit, count: _count, ...asked }: PatientFilter) {
    const whose = (await this.careTeam.isBounded(me, 'patient.read')) ? me.id : 'all';
    return JSON.stringify([whose, Object.entries(asked).sort(([a], [b]) => a.localeCompare(b))]);
  }
}
