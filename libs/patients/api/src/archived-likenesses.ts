import { Injectable } from '@nestjs/common';
import type { ProbeDuplicatesDto } from '@cuspid/patients/contracts/dto';
import { IsNull, type EntityManager } from 'typeorm';
import { compare, type Likeness } from './duplicates';
import { Patient } from './patient';
import { PatientTerm } from './patient-term';
import { plainPhone } from './search-terms';

const CANDIDATES = 100;
const SHOWN = 3;
const PHONE_MIN = 6;

/**
 * Archived records that look the same: names and birth date, or names and phone, as strictly as what stops the desk. Less
 * would tell of archived people to whoever tries birthdays. A record that became part of another one is no longer anybody.
 */
@Injectable()
export class ArchivedLikenesses {
  async like(db: EntityManager, probe: ProbeDuplicatesDto): Promise<Likeness[]> {
    const found = [...(await this.bornOn(db, probe)), ...(await this.reachedBy(db, probe))];
    const each = [...new Map(found.map((patient) => [patient.id, patient])).values()];
    return each
      .map((patient) => compare(patient, probe))
      .filter(({ isBlocking }) => isBlocking)
      .sort((a, b) => b.score - a.score || a.patient.id - b.patient.id)
      .slice(0, SHOWN);
  }

  private async bornOn(db: EntityManager, { dateOfBirth }: ProbeDuplicatesDto): Promise<Patient[]> {
    return dateOfBirth
      ? db.find(Patient, { where: { dateOfBirth, isActive: false, mergedIntoId: IsNull() }, take: CANDIDATES })
      : [];
  }

  private async reachedBy(db: EntityManager, { phone }: ProbeDuplicatesDto): Promise<Patient[]> {
    const term = phone ? plainPhone(phone) : '';
    if (term.length < PHONE_MIN) return [];
    return db
      .createQueryBuilder(Patient, 'patient')
      .innerJoin(PatientTerm, 'word', 'word.patientId = patient.id')
      .where('word.term = :term and patient.isActive = false and patient.mergedIntoId is null', { term })
      .limit(CANDIDATES)
      .getMany();
  }
}
