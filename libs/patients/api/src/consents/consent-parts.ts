import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExportedConsentDto } from '@cuspid/patients/contracts/dto';
import { In } from 'typeorm';
import { PatientParts } from '../patient-parts';
import { batches, momentOf, namesOf, type PartExport } from '../portable/part-export';
import { ConsentWithdrawal } from './consent-withdrawal';
import { PatientConsent } from './patient-consent';

const consentsExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, PatientConsent, patientId)) {
    const found = await db.findBy(ConsentWithdrawal, { consentId: In(rows.map(({ id }) => id)) });
    const name = await namesOf(
      db,
      rows.map(({ recordedById }) => recordedById),
    );
    yield rows.map((row): ExportedConsentDto => {
      const { purpose, givenBy, giverName, givenOn, validUntil, reference } = row;
      const taken = found.find(({ consentId }) => consentId === row.id);
      return {
        ...{ purpose, givenBy, giverName, givenOn, validUntil, reference },
        recordedAt: row.recordedAt.toISOString(),
        recordedBy: name(row.recordedById),
        withdrawnAt: momentOf(taken?.recordedAt ?? null),
        withdrawnBy: taken?.withdrawnBy ?? null,
        withdrawalReason: taken?.reason ?? null,
      };
    });
  }
};

/** Consents are the patient’s: they move, leave and are handed out with the record. */
@Injectable()
export class ConsentParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'consents', entity: PatientConsent, export: consentsExport },
      { name: 'consent-withdrawals', entity: ConsentWithdrawal, export: null },
    );
  }
}
