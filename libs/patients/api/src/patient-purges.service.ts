import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, StaleVersion, type Actor } from '@cuspid/platform/api';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import type { PartRowsDto, PatientPurgedDto, PurgePatientDto, PurgePreviewDto } from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { eraseAll, rowsOf } from './erasure';
import { mergedInto } from './merging/former';
import type { Patient } from './patient';
import { archivedRecord } from './patient-life.service';
import { OtherCode, RetentionRuns } from './patient-life-errors';
import { PatientParts } from './patient-parts';
import { PatientPurge } from './patient-purge';
import { PatientPurgeFiles } from './patient-purge-files';
import { keptUntil } from './retention';

/** Deletes archived records for good, once the clinic need not keep them any longer. */
@Injectable()
export class PatientPurges {
  constructor(
    private readonly db: Database,
    private readonly parts: PatientParts,
    private readonly clinic: Clinic,
    private readonly leftOver: PatientPurgeFiles,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** What would go, and from which day on. */
  async preview(id: number): Promise<PurgePreviewDto> {
    const db = this.db.source.manager;
    const patient = await archivedRecord(db, id, false);
    return this.look(db, patient, await mergedInto(db, id));
  }

  /**
   * Takes every row of the patient from every table, in one transaction, and then their files. The trail stays: it may not be
   * changed. What is left says which record it was and who deleted it, not whose it was.
   */
  purge(me: Actor, id: number, version: number, { patientCode, reason }: PurgePatientDto): Promise<PatientPurgedDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await archivedRecord(tx, id);
      if (patient.version !== version) throw new StaleVersion(patient.version);
      if (patientCode !== patient.patientCode) throw new OtherCode();
      // Records merged into this one are this person's too.
      const all = [patient, ...(await mergedInto(tx, id))];
      const { parts, mayBeDeleted, keptUntil: day } = await this.look(tx, patient, all.slice(1));
      if (!mayBeDeleted && day) throw new RetentionRuns(day);
      const files = await this.filesOf(tx, all);
      for (const one of all) await this.note(tx, me, one, { reason, parts, files: files.length });
      await this.leftOver.mark(tx, files);
      for (const part of this.parts.all()) for (const one of all) await part.forget?.(tx, one.id);
      await eraseAll(
        tx,
        this.parts.all(),
        all.map((one) => one.id),
      );
      await this.events.publish(tx, 'patients', { id, patientId: id });
      afterCommit(tx, () => void this.leftOver.sweep());
      return { patientCode, rows: parts.reduce((sum, { rows }) => sum + rows, 0), files: files.length };
    });
  }

  /** What stays, and the trail's entry: which record it was, not whose. */
  private async note(
    tx: Tx,
    me: Actor,
    { id: patientId, patientCode }: Patient,
    { reason, parts, files }: { reason: string; parts: PartRowsDto[]; files: number },
  ): Promise<void> {
    const counts = Object.fromEntries(parts.map(({ part, rows }) => [part, rows]));
    await tx.insert(PatientPurge, {
      ...{ patientId, patientCode, reason, counts, files },
      purgedAt: clock.now(),
      purgedById: me.id,
    });
    const after = { patientCode, reason, counts, files };
    await this.audit.record(tx, me, 'patient.purged', { entity: 'patient', id: patientId, patientId, after });
  }

  private async look(db: EntityManager, patient: Patient, merged: Patient[]): Promise<PurgePreviewDto> {
    const { patientCode, version } = patient;
    const all = [patient, ...merged];
    const { patientRetentionYears: retentionYears } = await this.clinic.setting(db);
    const lastEntryOn = await this.lastEntryOn(db, all);
    const until = keptUntil({ ...patient, lastEntryOn }, retentionYears);
    return {
      patientCode,
      parts: await rowsOf(
        db,
        this.parts.all(),
        all.map(({ id }) => id),
      ),
      files: (await this.filesOf(db, all)).length,
      lastEntryOn,
      keptUntil: until,
      retentionYears,
      mayBeDeleted: until === null || until <= (await this.clinic.today(db)),
      version,
    };
  }

  private async lastEntryOn(db: EntityManager, patients: Patient[]): Promise<string | null> {
    let latest: Date | null = null;
    for (const { id } of patients) {
      for (const { lastEntry } of this.parts.all()) {
        const at = (await lastEntry?.(db, id)) ?? null;
        if (at && (!latest || at > latest)) latest = at;
      }
    }
    return latest && (await this.clinic.dayOf(latest, db)).day;
  }

  private async filesOf(db: EntityManager, patients: Patient[]): Promise<string[]> {
    const keys: string[] = [];
    for (const { id } of patients) {
      for (const { files } of this.parts.all()) keys.push(...((await files?.(db, id)) ?? []));
    }
    return keys;
  }
}
