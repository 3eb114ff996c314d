import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { In } from 'typeorm';
import { countByPatient } from '../part-counts';
import { Patient } from '../patient';
import { PatientParts } from '../patient-parts';
import { forgetPatients } from '../search-index';
import { actorOf } from './import-commit';
import { ImportWork } from './import-work';
import { PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';

const PIECE = 250;

/** Takes back whom an import registered and nobody has touched since; says of the others why they stay. */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly work: ImportWork,
    private readonly parts: PatientParts,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async run(held: PatientImport, isStopped: () => boolean): Promise<void> {
    let isOver = false;
    while (!isOver) {
      if (isStopped()) return;
      await this.work.piece(held, async (tx, one) => {
        const rows = await tx.find(PatientImportRow, {
          where: { importId: one.id, kind: 'ADDED' },
          order: { number: 'ASC' },
          take: PIECE,
        });
        isOver = rows.length === 0;
        if (isOver) return this.finish(tx, one);
        await this.takeBack(tx, one, rows);
        one.done += rows.length;
        await this.events.publish(tx, 'patients');
      });
    }
  }

  private async takeBack(tx: Tx, one: PatientImport, rows: readonly PatientImportRow[]): Promise<void> {
    // Nothing can be added to a record while it is held: what would refer to it waits.
    const patients = await tx.find(Patient, {
      where: { id: In(rows.map(({ madeId }) => madeId)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const kept = await this.reasons(tx, patients);
    const gone = patients.filter(({ id }) => !kept.has(id));
    await this.erase(
      tx,
      gone.map(({ id }) => id),
    );
    const trail = gone.map(({ id, patientCode }) => ({
      ...{ entity: 'patient', id, patientId: id },
      before: { patientCode, import: one.id },
    }));
    if (trail.length) await this.audit.recordAll(tx, actorOf(one), 'patient.import-undone', trail);
    const people = new Map(patients.map((patient) => [patient.id, patient]));
    for (const { importId, number, madeId } of rows) {
      const [reason, patient] = [kept.get(madeId ?? 0), people.get(madeId ?? 0)];
      if (!reason || !patient) continue;
      const { firstName, lastName, dateOfBirth, phone } = patient;
      const person = { firstName, lastName, dateOfBirth, phone };
      await tx.update(PatientImportRow, { importId, number }, { kind: 'STAYED', stayedFor: reason, person });
    }
    one.stayed += kept.size;
    one.added -= rows.length - kept.size;
    await tx.delete(PatientImportRow, {
      importId: one.id,
      kind: 'ADDED',
      number: In(rows.map(({ number }) => number)),
    });
  }

  /** Why somebody stays: their record was changed, or holds what the import did not bring. */
  private async reasons(tx: Tx, patients: readonly Patient[]): Promise<Map<number, string>> {
    const reasons = new Map(patients.filter(isChanged).map(({ id }) => [id, 'changed']));
    const ids = patients.map(({ id }) => id);
    if (!ids.length) return reasons;
    for (const { name, entity, fromRegistration } of this.parts.all()) {
      const all = await countByPatient(tx, entity, ids);
      const own = all.size
        ? ((await fromRegistration?.(tx, ids)) ?? new Map<number, number>())
        : new Map<number, number>();
      for (const [id, count] of all) {
        if (count > (own.get(id) ?? 0) && !reasons.has(id)) reasons.set(id, name);
      }
    }
    return reasons;
  }

  private async erase(tx: Tx, ids: readonly number[]): Promise<void> {
    if (!ids.length) return;
    await forgetPatients(tx, ids);
    // The other tables hold nothing of them, or they would stay.
    const made = this.parts.all().filter(({ fromRegistration }) => fromRegistration);
    for (const { entity } of made.toReversed()) await tx.delete(entity, { patientId: In([...ids]) });
    await tx.delete(Patient, { id: In([...ids]) });
  }

  private async finish(tx: Tx, one: PatientImport): Promise<void> {
    Object.assign(one, { state: 'UNDONE', finishedAt: clock.now(), version: one.version + 1 });
    await tx.delete(PatientImportRow, { importId: one.id, kind: In(['WRONG', 'ALIKE']) });
    const { id, stayed } = one;
    await this.audit.record(tx, actorOf(one), 'import.undone', { entity: 'import', id, after: { stayed } });
    await this.events.publish(tx, 'patients');
  }
}

/** Whether anybody has touched the record itself since it came. */
const isChanged = ({ version, isActive, allergiesConfirmedAt, createdAt }: Patient): boolean =>
  version !== 1 ||
  !isActive ||
  (allergiesConfirmedAt !== null && allergiesConfirmedAt.getTime() !== createdAt.getTime());
