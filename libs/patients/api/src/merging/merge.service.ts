import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, Invalid, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type { MergePatientsDto, MergePreviewDto, MergesDto, PatientsMergedDto } from '@cuspid/patients/contracts/dto';
import { CareTeam } from '../care-team';
import { Patient } from '../patient';
import { RecordNews } from '../record-news';
import { forgetPatients, indexPatients } from '../search-index';
import { MergeClash } from './merge-errors';
import { differences, takenOver } from './merge-fields';
import type { MergeJournal } from './merge-journal';
import { MergeObjections } from './merge-objections';
import { Merges } from './merges';
import { Mover, type Moved } from './mover';
import { PatientMerge } from './patient-merge';
import { tellBoth } from './tell-both';

/** Two records of one person become one: all that the clinic keeps moves to the record that stays, and can move back. */
@Injectable()
export class MergeService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly mover: Mover,
    private readonly objections: MergeObjections,
    private readonly merges: Merges,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly news: RecordNews,
  ) {}

  /** What a merge would do. */
  async preview(me: Actor, staysId: number, goesId: number): Promise<MergePreviewDto> {
    const db = this.db.source.manager;
    const { stays, goes } = await this.both(db, me, staysId, goesId, false);
    for (const id of [staysId, goesId]) this.audit.read(me, 'patient.read', { entity: 'patient', id, patientId: id });
    const merging = { stays: staysId, goes: goesId, byId: me.id, now: clock.now() };
    const parts = await this.mover.plan(db, merging);
    const against = await this.objections.of(db, me, stays, goes);
    return {
      stays: await this.merges.record(db, stays),
      goes: await this.merges.record(db, goes),
      fields: differences(stays, goes),
      parts: parts.filter((part) => part.stays + part.goes > 0),
      against,
      isDoubtful: against.some(({ isStrong }) => isStrong),
    };
  }

  /** The merges of a patient, newest first. */
  async of(me: Actor, patientId: number): Promise<MergesDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'patient.read');
    return { items: await this.merges.of(db, patientId) };
  }

  /** Merges another record into this one, both as the caller saw them. */
  merge(me: Actor, staysId: number, version: number, what: MergePatientsDto): Promise<PatientsMergedDto> {
    return this.db.transaction(me, async (tx) => {
      const { stays, goes } = await this.both(tx, me, staysId, what.withId, true);
      if (stays.version !== version) throw new StaleVersion(stays.version);
      if (goes.version !== what.withVersion) throw new StaleVersion(goes.version);
      await this.objections.require(tx, me, stays, goes, what.isSamePerson ?? false);
      const merge = await begin(tx, me, stays.id, goes.id, what.reason ?? null);
      const moved = await this.move(tx, { stays: stays.id, goes: goes.id, byId: me.id, now: merge.mergedAt });
      const difference = await this.become(tx, stays, goes, what);
      await this.finish(tx, merge, stays.id, difference, moved);
      await this.news.tell(tx, stays.id, goes.id);
      await this.tell(tx, me, merge, goes, difference, moved);
      return {
        merge: { ...(await this.merges.one(tx, merge)), isNewest: true },
        patient: await this.merges.record(tx, stays),
        parts: moved.map(({ told }) => told).filter((part) => part.stays + part.goes > 0),
      };
    });
  }

  /** Both records, within the caller's reach. Locked in the order of their ids, so that no two merges wait for each other. */
  private async both(
    db: Tx,
    me: Actor,
    staysId: number,
    goesId: number,
    lock: boolean,
  ): Promise<{ stays: Patient; goes: Patient }> {
    if (staysId === goesId) throw new Invalid([{ path: 'withId', message: 'must be another patient' }]);
    const found = new Map<number, Patient>();
    for (const id of [staysId, goesId].sort((a, b) => a - b)) {
      found.set(id, await this.careTeam.require(db, me, id, 'patient.merge', lock));
    }
    const [stays, goes] = [found.get(staysId), found.get(goesId)];
    if (!stays || !goes) throw new Error('two patients were asked for');
    return { stays, goes };
  }

  private async move(tx: Tx, merging: Parameters<Mover['move']>[1]): Promise<Moved[]> {
    try {
      return await this.mover.move(tx, merging);
    } catch (error) {
      throw isDuplicate(error) ? new MergeClash() : error;
    }
  }

  /** The record that stays takes over what was chosen; the other one is part of it from now on. */
  private async become(tx: Tx, stays: Patient, goes: Patient, { taken }: MergePatientsDto) {
    const proposed = differences(stays, goes).filter(({ isTaken }) => isTaken);
    const wanted = takenOver(stays, goes, taken ?? proposed.map(({ field }) => field));
    const difference = changed<object>({ ...stays }, wanted);
    Object.assign(stays, wanted, { version: stays.version + 1 });
    Object.assign(goes, { isActive: false, mergedIntoId: stays.id, version: goes.version + 1 });
    await tx.save([stays, goes]);
    await forgetPatients(tx, [goes.id]);
    await indexPatients(tx, [stays]);
    return difference;
  }

  private async finish(
    tx: Tx,
    merge: PatientMerge,
    id: number,
    { before, after }: { before: object; after: object },
    moved: Moved[],
  ): Promise<void> {
    const patient = { id, before: { ...before }, after: { ...after } };
    const journal: MergeJournal = { patient, parts: moved.map((part) => part.journal) };
    await tx.save(Object.assign(merge, { state: 'MERGED' as const, journal }));
  }

  private async tell(
    tx: Tx,
    me: Actor,
    { id, patientId, reason }: PatientMerge,
    goes: Patient,
    { before, after }: { before: object; after: object },
    moved: Moved[],
  ): Promise<void> {
    const rows = Object.fromEntries(moved.map(({ told }) => [told.name, told.moved + told.joined]));
    await tellBoth(tx, { me, audit: this.audit, events: this.events }, 'patient.merged', {
      patientId,
      mergedId: goes.id,
      before,
      after: { merge: id, merged: goes.patientCode, ...(reason && { reason }), ...after, rows },
    });
  }
}

/** The row that says a merge is running: what lets the rows of a chart change whose they are. */
async function begin(
  tx: Tx,
  me: Actor,
  patientId: number,
  mergedId: number,
  reason: string | null,
): Promise<PatientMerge> {
  const merge = tx.create(PatientMerge, {
    patientId,
    mergedId,
    state: 'MOVING',
    reason,
    journal: null,
    mergedById: me.id,
    mergedAt: clock.now(),
    undoneById: null,
    undoneAt: null,
  });
  return tx.save(merge);
}
