import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Topic } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { ArchivedDto, ArchivePatientDto, OpenThingDto, PatientLifeDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { CareTeam } from './care-team';
import { survivorOf } from './merging/former';
import { PatientMerged, recordOf } from './merging/merge-errors';
import { Patient } from './patient';
import { NotArchived, StillOpen } from './patient-life-errors';
import { PatientParts, type OpenWork } from './patient-parts';
import { RecordNews } from './record-news';

/** Where a record shows itself, and has to vanish from or come back to. */
const SHOWN_IN: readonly Topic[] = ['patients', 'visits', 'queue', 'approvals'];

/** Puts records away and takes them out again. Nothing of them is lost meanwhile. */
@Injectable()
export class PatientLife {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly parts: PatientParts,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly news: RecordNews,
  ) {}

  /** Whether a record is in use, and what is still going on with the patient. */
  async of(id: number): Promise<PatientLifeDto> {
    const db = this.db.source.manager;
    const patient = await db.findOneBy(Patient, { id });
    if (!patient) throw new NotFound();
    return this.shown(db, patient);
  }

  /** Hides a record from everybody but administrators. Refused (409) while something is going on, unless it can be ended. */
  archive(me: Actor, id: number, version: number, { reason, endOpen }: ArchivePatientDto): Promise<PatientLifeDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, id, 'patient.archive', true);
      if (patient.version !== version) throw new StaleVersion(patient.version);
      const ended = await this.endOpen(tx, me, id, endOpen ?? false);
      const archived = { archivedAt: clock.now(), archivedById: me.id, archiveReason: reason ?? null };
      Object.assign(patient, archived, { isActive: false, version: version + 1 });
      await tx.save(patient);
      const after = { reason: patient.archiveReason, ...(ended.length && { ended }) };
      await this.tell(tx, me, 'patient.archived', id, after);
      return this.shown(tx, patient);
    });
  }

  /** Takes a record out again, as it was. What archiving ended stays ended. */
  reactivate(me: Actor, id: number): Promise<PatientLifeDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await archivedRecord(tx, id);
      const away = { archivedAt: null, archivedById: null, archiveReason: null };
      Object.assign(patient, away, { isActive: true, version: patient.version + 1 });
      await tx.save(patient);
      await this.tell(tx, me, 'patient.reactivated', id);
      return this.shown(tx, patient);
    });
  }

  private async endOpen(tx: Tx, me: Actor, id: number, isTold: boolean): Promise<{ name: string; count: number }[]> {
    const open = await this.open(tx, id);
    const inTheWay = open.filter(({ canBeEnded }) => !canBeEnded || !isTold);
    if (inTheWay.length) throw new StillOpen(inTheWay);
    for (const { name } of open)
      await this.work()
        .find((work) => work.name === name)
        ?.end?.(tx, me, id);
    return open.map(({ name, count }) => ({ name, count }));
  }

  private async open(db: EntityManager, id: number): Promise<OpenThingDto[]> {
    const open: OpenThingDto[] = [];
    for (const { name, count, end } of this.work()) {
      const there = await count(db, id);
      if (there) open.push({ name, count: there, canBeEnded: end !== undefined });
    }
    return open;
  }

  private work(): OpenWork[] {
    return this.parts.all().flatMap(({ open }) => open ?? []);
  }

  private async tell(tx: Tx, me: Actor, action: string, id: number, after?: object): Promise<void> {
    await this.audit.record(tx, me, action, { entity: 'patient', id, patientId: id, ...(after && { after }) });
    await this.news.tell(tx, id);
    for (const topic of SHOWN_IN) await this.events.publish(tx, topic, { id, patientId: id });
  }

  private async shown(db: EntityManager, patient: Patient): Promise<PatientLifeDto> {
    const { isActive, version } = patient;
    const open = isActive ? await this.open(db, patient.id) : [];
    return { isActive, archived: isActive ? null : await this.archived(db, patient), open, version };
  }

  /** A record put away before the clinic kept when shows the day it was made: better than none. */
  private async archived(db: EntityManager, patient: Patient): Promise<ArchivedDto> {
    const { archivedAt, archivedById, archiveReason: reason, createdAt } = patient;
    const by = archivedById ? ((await this.users.named([archivedById], db)).get(archivedById) ?? null) : null;
    return { at: (archivedAt ?? createdAt).toISOString(), by, reason };
  }
}

/** The record, put away, locked until the transaction ends: reactivating, merging and deleting wait for each other here. */
export async function archivedRecord(db: EntityManager, id: number, lock = true): Promise<Patient> {
  const patient = await db.findOne(Patient, { where: { id }, ...(lock && { lock: { mode: 'pessimistic_write' } }) });
  if (!patient) throw new NotFound();
  if (patient.mergedIntoId) throw new PatientMerged(recordOf((await survivorOf(db, id)) ?? patient));
  if (patient.isActive) throw new NotArchived();
  return patient;
}
