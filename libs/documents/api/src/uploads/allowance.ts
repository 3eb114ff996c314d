import { Injectable } from '@nestjs/common';
import { Configuration, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { In, Not, type FindOptionsWhere } from 'typeorm';
import { Document } from '../document';
import { DayOfUploadsFull, FileTooLarge, PatientDocumentsFull } from '../document-errors';
import { DocumentUpload } from './document-upload';

interface Taken {
  files: number;
  bytes: number;
}

/**
 * How much there is room for. What is there is counted anew each time, documents and the places of uploads alike, under a
 * lock on the patient and on the person: so of many who come at once none takes a byte more than there is, and no count can go wrong.
 */
@Injectable()
export class Allowance {
  constructor(
    private readonly configuration: Configuration,
    private readonly clinic: Clinic,
  ) {}

  get fileBytes(): number {
    return this.configuration.uploads.fileBytes;
  }

  /**
   * Whether there is room for one more file of this size. The patient is held already; `me` is held from here on.
   * `instead`: the upload that turns into it, whose place it takes.
   */
  async require(tx: Tx, me: Actor, patientId: number, bytes: number, instead?: number): Promise<void> {
    if (bytes > this.fileBytes) throw new FileTooLarge(this.fileBytes);
    const { patient, personsDay } = this.configuration.uploads;
    const other = instead ? { id: Not(instead) } : {};
    const ofPatient = await taken(tx, { patientId }, { patientId, ...other });
    if (isBeyond(ofPatient, bytes, patient)) throw new PatientDocumentsFull(patient.files, patient.bytes);
    await tx.findOne(User, { where: { id: me.id }, select: { id: true }, lock: { mode: 'pessimistic_write' } });
    const today = await this.clinic.dayBounds(await this.clinic.today(tx), tx);
    const ofPerson = await taken(tx, { createdById: me.id }, { userId: me.id, ...other }, new Date(today.from));
    if (isBeyond(ofPerson, bytes, personsDay)) throw new DayOfUploadsFull(personsDay.files, personsDay.bytes);
  }
}

const isBeyond = (now: Taken, bytes: number, most: Taken) =>
  now.files + 1 > most.files || now.bytes + bytes > most.bytes;

/** Documents since then, and the uploads that are not documents yet. */
async function taken(
  tx: Tx,
  documents: FindOptionsWhere<Document>,
  uploads: FindOptionsWhere<DocumentUpload>,
  since?: Date,
): Promise<Taken> {
  const kept = tx.createQueryBuilder(Document, 'row').where(documents);
  if (since) kept.andWhere('row.createdAt >= :since', { since });
  const coming = tx.createQueryBuilder(DocumentUpload, 'row').where({ ...uploads, state: In(['OPEN', 'FINISHING']) });
  const all: Taken = { files: 0, bytes: 0 };
  for (const query of [kept, coming]) {
    const found = await query
      .select('count(*)', 'files')
      .addSelect('coalesce(sum(row.bytes), 0)', 'bytes')
      .getRawOne<{ files: string; bytes: string }>();
    all.files += Number(found?.files ?? 0);
    all.bytes += Number(found?.bytes ?? 0);
  }
  return all;
}
