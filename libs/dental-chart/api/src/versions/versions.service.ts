import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type {
  ChartVersionDto,
  OpenVersionDto,
  SaveVersionDto,
  VersionFilter,
} from '@cuspid/dental-chart/contracts/dto';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import {
  cursorOf,
  Database,
  Events,
  instantOf,
  Invalid,
  limitOf,
  NotAllowed,
  NotFound,
  pageFrom,
  placeOf,
  type Actor,
} from '@cuspid/platform/api';
import { mayRole, type Page } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { lockChart } from '../chart-lock';
import { History } from '../history';
import { factsOf } from './chart-facts';
import { ChartVersion } from './chart-version';
import { ChartVersionBin } from './chart-version-bin';
import { freeze, frozenOf, type FrozenVersion } from './frozen';
import { VersionRows } from './version-rows';

/** A version that was asked for and still says what was frozen. */
export interface OpenedVersion {
  patient: Patient;
  row: ChartVersion;
  frozen: FrozenVersion;
}

const IN_BIN = 'exists (select 1 from chart_version_bin bin where bin.version_id = version.id)';

/** Charts frozen under a name. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly rows: VersionRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The patient's versions, newest first; those in the bin apart, for who may take them out of it. */
  async list(me: Actor, patientId: number, filter: VersionFilter): Promise<Page<ChartVersionDto>> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'chart.read');
    if (filter.bin && !mayRole(me.role, 'chart.bin')) throw new NotAllowed('chart.bin');
    this.audit.read(me, 'chart.versions-listed', { entity: 'dental_chart', id: patientId, patientId });
    const query = db
      .createQueryBuilder(ChartVersion, 'version')
      .where('version.patientId = :patientId', { patientId })
      .andWhere(filter.bin ? IN_BIN : `not ${IN_BIN}`);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'newest', 2);
      const before = 'version.savedAt < :at or (version.savedAt = :at and version.id < :id)';
      query.andWhere(`(${before})`, { at: instantOf(at), id: Number(id) });
    }
    const limit = limitOf(filter);
    query
      .orderBy('version.savedAt', 'DESC')
      .addOrderBy('version.id', 'DESC')
      .limit(limit + 1);
    const shown = await this.rows.shown(db, await query.getMany());
    const page = pageFrom(
      shown,
      limit,
      ({ savedAt, id }) => cursorOf('newest', [savedAt, id]),
      (row) => row,
    );
    return { ...page, ...(total !== undefined && { total }) };
  }

  /** Freezes the chart as of a day, with all that is recorded by now. */
  async save(me: Actor, patientId: number, what: SaveVersionDto): Promise<ChartVersionDto> {
    const today = await this.clinic.today();
    const asOf = what.asOf ?? today;
    if (asOf > today) throw new Invalid([{ path: 'asOf', message: 'must not be later than today' }]);
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'chart.version', true);
      // With the chart locked, nothing is recorded meanwhile with an earlier moment than this.
      await lockChart(tx, patientId);
      const row = await this.frozen(tx, me, patient, { ...what, asOf });
      await this.audit.record(tx, me, 'chart.version-saved', {
        entity: 'chart_version',
        id: row.id,
        patientId,
        after: { name: row.name, asOf, hash: row.contentHash },
      });
      await this.events.publish(tx, 'chart', { patientId });
      return this.one(tx, row);
    });
  }

  /** A version with what it says. Errors: `VersionDamaged`. */
  async version(me: Actor, patientId: number, versionId: number): Promise<OpenVersionDto> {
    const { row, frozen } = await this.open(me, patientId, versionId);
    this.audit.read(me, 'chart.version-read', { entity: 'chart_version', id: versionId, patientId });
    return { ...(await this.one(this.db.source.manager, row)), chart: frozen.chart };
  }

  /** A version the caller may see, verified. One in the bin is there for those alone who may take it out. */
  async open(me: Actor, patientId: number, versionId: number): Promise<OpenedVersion> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'chart.read');
    const row = await db.findOneBy(ChartVersion, { id: versionId, patientId });
    if (!row) throw new NotFound();
    if (!mayRole(me.role, 'chart.bin') && (await db.existsBy(ChartVersionBin, { versionId }))) throw new NotFound();
    return { patient, row, frozen: frozenOf(row) };
  }

  private async frozen(
    tx: Tx,
    me: Actor,
    patient: Patient,
    { name, note, asOf }: SaveVersionDto & { asOf: string },
  ): Promise<ChartVersion> {
    const now = clock.now();
    const history = await History.read(tx, patient.id);
    const knownAt = history.latest(now).toISOString();
    const state = history.at({ asOf });
    const chart = factsOf({ patient, history, state, asOf, knownAt, version: history.version });
    const kept = freeze({
      name: name.normalize('NFC'),
      note: note?.normalize('NFC') ?? null,
      knownAt,
      savedAt: now.toISOString(),
      savedBy: { id: me.id, name: me.name },
      chart,
    });
    return tx.save(tx.create(ChartVersion, { ...kept, patientId: patient.id }));
  }

  private async one(db: EntityManager, row: ChartVersion): Promise<ChartVersionDto> {
    const [shown] = await this.rows.shown(db, [row]);
    if (!shown) throw new NotFound();
    return shown;
  }
}
