import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { In } from 'typeorm';
import { Patient } from '../patient';
import { Registrations } from '../registrations';
import { indexPatients } from '../search-index';
import { ImportCodes } from './import-codes';
import type { PatientImport } from './patient-import';
import { PatientImportRow, type Alike } from './patient-import-row';
import type { Sound } from './row-verdicts';

/** A row that becomes a patient, and whom somebody said it is not. */
export interface Newcomer extends Sound {
  notTheSameAs: Alike[];
}

/** Enters many people at once: the records, their search words, what other domains add, and the trail. */
@Injectable()
export class ImportRegistrar {
  constructor(
    private readonly codes: ImportCodes,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
  ) {}

  async register(
    tx: Tx,
    me: Actor,
    one: PatientImport,
    newcomers: readonly Newcomer[],
    reserved: ReadonlySet<string>,
  ): Promise<void> {
    if (!newcomers.length) return;
    const uncoded = newcomers.filter(({ code }) => code === null).length;
    const free = uncoded ? await this.codes.free(tx, uncoded, reserved) : [];
    const coded = newcomers.map((newcomer) => ({ ...newcomer, code: newcomer.code ?? free.pop() ?? '' }));
    await this.codes.passOver(
      tx,
      coded.map(({ code }) => code),
    );
    const records = coded.map(({ record, code }) => ({ ...record, patientCode: code }));
    await tx.createQueryBuilder().insert().into(Patient).values(records).updateEntity(false).execute();
    const patients = await tx.find(Patient, { where: { patientCode: In(coded.map(({ code }) => code)) } });
    await indexPatients(tx, patients);
    await this.registrations.tellAll(tx, me, patients);
    await this.note(tx, me, one, coded, new Map(patients.map((patient) => [patient.patientCode, patient])));
  }

  /** Which row became whom, and the trail of each. */
  private async note(
    tx: Tx,
    me: Actor,
    { id: importId }: PatientImport,
    newcomers: readonly (Newcomer & { code: string })[],
    made: ReadonlyMap<string, Patient>,
  ): Promise<void> {
    const registered = newcomers.flatMap(({ number, code, notTheSameAs }) => {
      const patient = made.get(code);
      return patient ? [{ number, notTheSameAs, patient }] : [];
    });
    if (registered.length !== newcomers.length) throw new Error('a row that was entered is not there');
    const rows = registered.map(({ number, patient }) => ({
      importId,
      number,
      kind: 'ADDED' as const,
      madeId: patient.id,
    }));
    await tx
      .createQueryBuilder()
      .insert()
      .into(PatientImportRow)
      .values(rows)
      .orUpdate(['kind', 'made_id'])
      .updateEntity(false)
      .execute();
    const trail = registered.map(({ number, patient: { id, patientCode } }) => ({
      ...{ entity: 'patient', id, patientId: id },
      after: { patientCode, import: importId, row: number },
    }));
    await this.audit.recordAll(tx, me, 'patient.registered', trail);
    const decided = registered.filter(({ notTheSameAs }) => notTheSameAs.some(({ patientId }) => patientId));
    const dismissed = decided.map(({ notTheSameAs, patient: { id } }) => ({
      ...{ entity: 'patient', id, patientId: id },
      after: { notTheSameAs: notTheSameAs.flatMap(({ patientId: id, agrees }) => (id ? [{ id, agrees }] : [])) },
    }));
    if (dismissed.length) await this.audit.recordAll(tx, me, 'patient.duplicate-dismissed', dismissed);
  }
}
