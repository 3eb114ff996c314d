import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ChartDto, ChartFilter, FindingDto, FindingFilter } from '@cuspid/dental-chart/contracts/dto';
import { firstDay, TEETH, teethOf, toothSentence, type ChartState } from '@cuspid/odontogram';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { cursorOf, Database, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { dentitionOf, indicesOf } from './dentition';
import { History } from './history';
import { journalOf } from './journal';

interface OpenChart {
  patient: Patient;
  history: History;
}

/** A chart at one moment. */
export interface ChartMoment extends OpenChart {
  state: ChartState;
  asOf: string;
  knownAt: string;
  /** Number of acts recorded by then. */
  version: number;
}

/** The chart as it is read. */
@Injectable()
export class ChartService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** The mouth as of a day, as it was known at a moment: today and now unless told. */
  async chart(me: Actor, patientId: number, filter: ChartFilter): Promise<ChartDto> {
    const { patient, history, state, ...moment } = await this.moment(me, patientId, filter);
    const { toUndo, toRedo } = journalOf(history.acts, me.id);
    return {
      patientId,
      ...moment,
      dentition: dentitionOf(state, patient, moment.asOf),
      teeth: TEETH.map((tooth) => ({
        tooth,
        presence: state.teeth[tooth].presence,
        sentence: toothSentence(tooth, state.teeth[tooth].findings),
      })),
      findings: history.shown(state, filter.knownAt),
      waiting: history.waiting(filter.knownAt),
      indices: indicesOf(state, patient, moment.asOf),
      canUndo: toUndo !== undefined,
      canRedo: toRedo !== undefined,
    };
  }

  /** The patient's chart at the moment asked for; the reading is noted. */
  async moment(me: Actor, patientId: number, filter: ChartFilter): Promise<ChartMoment> {
    return this.momentOf(await this.open(me, patientId), filter);
  }

  /** Two moments of one reading of the chart, which is noted once. */
  async moments(
    me: Actor,
    patientId: number,
    a: ChartFilter,
    b: ChartFilter,
  ): Promise<{ a: ChartMoment; b: ChartMoment }> {
    const opened = await this.open(me, patientId);
    return { a: await this.momentOf(opened, a), b: await this.momentOf(opened, b) };
  }

  private async momentOf({ patient, history }: OpenChart, filter: ChartFilter): Promise<ChartMoment> {
    const asOf = filter.asOf ?? (await this.clinic.today());
    // Without a moment, all that is recorded counts: acts may be stamped a little ahead of this machine's clock.
    const state = history.at({ asOf, knownAt: filter.knownAt });
    const knownAt = filter.knownAt ?? history.latest(clock.now()).toISOString();
    return { patient, history, state, asOf, knownAt, version: history.versionAt(knownAt) };
  }

  /** Findings, newest first. */
  async findings(me: Actor, patientId: number, filter: FindingFilter): Promise<Page<FindingDto>> {
    const { history } = await this.open(me, patientId);
    const voided = history.voided();
    const wanted = history.rows
      .map((row) => ({ ...row, isVoided: voided.has(row.id) }))
      .filter((row) => isWanted(row, filter))
      .reverse();
    const [before] = filter.cursor ? placeOf(filter.cursor, 'newest', 1) : [Infinity];
    const limit = limitOf(filter);
    const rows = wanted.filter(({ id }) => id < Number(before)).slice(0, limit + 1);
    const page = pageFrom(
      rows,
      limit,
      ({ id }) => cursorOf('newest', [id]),
      (row) => row,
    );
    return { ...page, ...(filter.count && { total: wanted.length }) };
  }

  private async open(me: Actor, patientId: number): Promise<OpenChart> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'chart.read');
    this.audit.read(me, 'chart.read', { entity: 'dental_chart', id: patientId, patientId });
    return { patient, history: await History.read(db, patientId) };
  }
}

function isWanted(row: FindingDto, { tooth, layer, from, to, includeVoided }: FindingFilter): boolean {
  if (!includeVoided && (row.isVoided || row.voids !== null)) return false;
  if (tooth && !teethOf(row).includes(tooth)) return false;
  if (layer && row.layer !== layer) return false;
  const day = firstDay(row.effectiveOn);
  return (!from || day >= from) && (!to || day <= to);
}
