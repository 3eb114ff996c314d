import { Injectable } from '@nestjs/common';
import type { ConsentPurpose } from '@cuspid/patients/contracts';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { PatientConsent } from './patient-consent';

const NOT_WITHDRAWN = 'not exists (select 1 from consent_withdrawal taken where taken.consent_id = consent.id)';

/** What patients agree to today: what other rooms ask before they show anybody's case to others. */
@Injectable()
export class Consents {
  constructor(private readonly clinic: Clinic) {}

  /**
   * Whether the patient agrees to it now. Within a transaction that holds the patient's row a withdrawal waits for its
   * end; outside of one the answer is good for as long as it takes to read it.
   */
  async holds(db: EntityManager, patientId: number, purpose: ConsentPurpose): Promise<boolean> {
    return (await this.agreed(db, [patientId], purpose)).has(patientId);
  }

  /** Those of some patients who agree to it now. */
  async agreed(db: EntityManager, patientIds: readonly number[], purpose: ConsentPurpose): Promise<Set<number>> {
    if (!patientIds.length) return new Set();
    const today = await this.clinic.today(db);
    const rows = await db
      .createQueryBuilder(PatientConsent, 'consent')
      .where('consent.patientId in (:...patientIds) and consent.purpose = :purpose', { patientIds, purpose })
      .andWhere('consent.givenOn <= :today and (consent.validUntil is null or consent.validUntil >= :today)', { today })
      .andWhere(NOT_WITHDRAWN)
      .getMany();
    return new Set(rows.map(({ patientId }) => patientId));
  }
}
