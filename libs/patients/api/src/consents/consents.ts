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
    const today = await this.clinic.today(db);
    return db
      .createQueryBuilder(PatientConsent, 'consent')
      .where('consent.patientId = :patientId and consent.purpose = :purpose', { patientId, purpose })
      .andWhere('consent.givenOn <= :today and (consent.validUntil is null or consent.validUntil >= :today)', { today })
      .andWhere(NOT_WITHDRAWN)
      .getExists();
  }
}
