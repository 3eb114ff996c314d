import { Injectable } from '@nestjs/common';
import { MERGING } from '@cuspid/patients/contracts';
import type { MergeDto, PatientDto } from '@cuspid/patients/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { Patient } from '../patient';
import { recordOf } from './merge-errors';
import { PatientMerge } from './patient-merge';

/** What is told of merges. */
@Injectable()
export class Merges {
  constructor(private readonly users: UsersService) {}

  /** The merges of a patient, newest first. The journals stay where they are: they may be long. */
  async of(db: EntityManager, patientId: number): Promise<MergeDto[]> {
    const merges = await db.find(PatientMerge, {
      where: { patientId, state: In(['MERGED', 'UNDONE']) },
      select: {
        id: true,
        patientId: true,
        mergedId: true,
        state: true,
        reason: true,
        mergedById: true,
        mergedAt: true,
        undoneById: true,
        undoneAt: true,
      },
      order: { id: 'DESC' },
      take: MERGING.shownMax,
    });
    return this.shown(db, merges);
  }

  /** The newest merge that stands: the one that can be taken back. */
  newest(db: EntityManager, patientId: number): Promise<PatientMerge | null> {
    return db.findOne(PatientMerge, { where: { patientId, state: 'MERGED' }, order: { id: 'DESC' } });
  }

  async shown(db: EntityManager, merges: PatientMerge[]): Promise<MergeDto[]> {
    const people = await this.users.named(
      merges.flatMap(({ mergedById, undoneById }) => [mergedById, undoneById]),
      db,
    );
    const records = await db.findBy(Patient, { id: In(merges.map(({ mergedId }) => mergedId)) });
    const standing = merges.find(({ state }) => state === 'MERGED');
    return merges.flatMap((merge) => {
      const [by, merged] = [people.get(merge.mergedById), records.find(({ id }) => id === merge.mergedId)];
      if (!by || !merged) return [];
      return [
        {
          id: merge.id,
          merged: recordOf(merged),
          at: merge.mergedAt.toISOString(),
          by,
          reason: merge.reason,
          undoneAt: merge.undoneAt?.toISOString() ?? null,
          undoneBy: (merge.undoneById && people.get(merge.undoneById)) || null,
          isNewest: merge === standing,
        },
      ];
    });
  }

  async one(db: EntityManager, merge: PatientMerge): Promise<MergeDto> {
    const [shown] = await this.shown(db, [merge]);
    if (!shown) throw new Error(`merge ${merge.id} names nobody`);
    return shown;
  }

  async record(db: EntityManager, patient: Patient): Promise<PatientDto> {
    const by = (await this.users.named([patient.registeredById], db)).get(patient.registeredById);
    if (!by) throw new Error(`patient ${patient.id} was registered by nobody`);
    return patient.toDto(by);
  }
}
