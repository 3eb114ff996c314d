import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { MERGE_FIELDS } from '@cuspid/patients/contracts';
import type { PatientsUnmergedDto, UnmergePatientsDto, UnmergePreviewDto } from '@cuspid/patients/contracts/dto';
import { IsNull, type EntityManager } from 'typeorm';
import { CareTeam } from '../care-team';
import { Patient } from '../patient';
import { PatientAlert } from '../patient-alert';
import { RecordNews } from '../record-news';
import { indexPatients } from '../search-index';
import { MergeClash, NewerMerge, NoMerge, TiedSince } from './merge-errors';
import type { MergeJournal } from './merge-journal';
import { Merges } from './merges';

import { PatientMerge } from './patient-merge';
import { restoredOf } from './restored';
import { Returner, type Return } from './returner';
import { tellBoth } from './tell-both';

/** Takes merges back, the newest first: every row goes where it came from, and what was made since stays or goes along. */
@Injectable()
export class UnmergeService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly returner: Returner,
    private readonly merges: Merges,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly news: RecordNews,
  ) {}

  /** What taking back the newest merge would do. */
  async preview(me: Actor, patientId: number): Promise<UnmergePreviewDto> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'patient.merge');
    const { merge, journal } = await this.standing(db, patientId);
    const { told, isTied } = await this.returner.plan(db, pairOf(merge), journal, []);
    const { restored, kept } = restoredOf(patient, journal.patient);
    return {
      merge: { ...(await this.merges.one(db, merge)), isNewest: true },
      restored: MERGE_FIELDS.filter((field) => field in restored),
      kept: MERGE_FIELDS.filter((field) => kept.includes(field)),
      parts: told.filter(isTouched),
      against: isTied ? ['rows-tied'] : [],
    };
  }

  unmerge(me: Actor, patientId: number, version: number, what: UnmergePatientsDto): Promise<PatientsUnmergedDto> {
    return this.db.transaction(me, async (tx) => {
      const stays = await this.careTeam.require(tx, me, patientId, 'patient.merge', true);
      if (stays.version !== version) throw new StaleVersion(stays.version);
      const { merge, journal } = await this.standing(tx, patientId);
      if (merge.id !== what.mergeId) throw new NewerMerge();
      const goes = await tx.findOne(Patient, { where: { id: merge.mergedId }, lock: { mode: 'pessimistic_write' } });
      if (!goes) throw new NotFound();
      const plan = await this.returner.plan(tx, pairOf(merge), journal, what.takes ?? []);
      if (plan.isTied) throw new TiedSince();
      await this.giveBack(tx, merge, journal, plan);
      const difference = await this.part(tx, stays, goes, journal);
      Object.assign(merge, { state: 'UNDONE', journal: null, undoneById: me.id, undoneAt: clock.now() });
      await tx.save(merge);
      await this.news.tell(tx, stays.id, goes.id);
      const parts = plan.told.filter(isTouched);
      await this.tell(tx, me, merge, goes, { ...difference, parts });
      return {
        merge: await this.merges.one(tx, merge),
        patient: await this.merges.record(tx, stays),
        restored: await this.merges.record(tx, goes),
        parts,
      };
    });
  }

  private async standing(
    db: EntityManager,
    patientId: number,
  ): Promise<{ merge: PatientMerge; journal: MergeJournal }> {
    const merge = await this.merges.newest(db, patientId);
    if (!merge?.journal) throw new NoMerge();
    return { merge, journal: merge.journal };
  }

  private async giveBack(tx: Tx, merge: PatientMerge, journal: MergeJournal, { since }: Return): Promise<void> {
    await tx.update(PatientMerge, { id: merge.id }, { state: 'MOVING' });
    try {
      await this.returner.giveBack(tx, pairOf(merge), journal, since);
    } catch (error) {
      throw isDuplicate(error) ? new MergeClash() : error;
    }
  }

  /** The two are two again, each with its own words to be found by. */
  private async part(tx: Tx, stays: Patient, goes: Patient, journal: MergeJournal) {
    const { restored } = restoredOf(stays, journal.patient);
    const before = { ...stays };
    Object.assign(stays, restored, { version: stays.version + 1 });
    Object.assign(goes, { isActive: true, mergedIntoId: null, version: goes.version + 1 });
    for (const patient of [stays, goes]) await agreeWithAlerts(tx, patient);
    await tx.save([stays, goes]);
    await indexPatients(tx, [stays, goes]);
    return changed<object>(before, restored);
  }

  private async tell(
    tx: Tx,
    me: Actor,
    { id, patientId }: PatientMerge,
    goes: Patient,
    { before, after, parts }: { before: object; after: object; parts: Return['told'] },
  ): Promise<void> {
    const rows = Object.fromEntries(parts.map(({ name, back, along }) => [name, back + along]));
    await tellBoth(tx, { me, audit: this.audit, events: this.events }, 'patient.unmerged', {
      patientId,
      mergedId: goes.id,
      before,
      after: { merge: id, unmerged: goes.patientCode, ...after, rows },
    });
  }
}

const pairOf = ({ patientId, mergedId }: PatientMerge) => ({ stays: patientId, goes: mergedId });

const isTouched = ({ back, since, along }: Return['told'][number]) => back + since + along > 0;

/** Never an empty list: allergies that went, or came, make the state what the alerts say. */
async function agreeWithAlerts(tx: Tx, patient: Patient): Promise<void> {
  const listed = await tx.existsBy(PatientAlert, { patientId: patient.id, kind: 'ALLERGY', endedAt: IsNull() });
  if (listed) patient.allergyState = 'LISTED';
  else if (patient.allergyState === 'LISTED') patient.allergyState = 'UNKNOWN';
}
