import { clashesOf } from '@cuspid/patient-materials/contracts';
import type { AllergyClashDto } from '@cuspid/patient-materials/contracts/dto';
import type { InventoryItem } from '@cuspid/inventory/api';
import { PatientAlert } from '@cuspid/patients/api';
import { PATIENT } from '@cuspid/patients/contracts';
import { IsNull, type EntityManager } from 'typeorm';

/** What an item is, for who asks whether somebody is allergic to it. */
type Held = Pick<InventoryItem, 'id' | 'name' | 'allergens'>;

/** The allergies of the patient that hold, as they were written. */
async function allergiesOf(db: EntityManager, patientId: number): Promise<string[]> {
  const alerts = await db.find(PatientAlert, {
    where: { patientId, kind: 'ALLERGY', endedAt: IsNull() },
    order: { id: 'ASC' },
    take: PATIENT.alertsMax,
  });
  return alerts.map(({ label }) => label);
}

/** What of each of these items the patient is allergic to, by the item; items that meet nothing are not there. */
export async function allergyClashes(
  db: EntityManager,
  patientId: number,
  items: readonly Held[],
): Promise<Map<number, AllergyClashDto[]>> {
  const allergies = await allergiesOf(db, patientId);
  return new Map(
    items.flatMap((item) => {
      const clashes = clashesOf({ name: item.name, allergens: item.allergens ?? [] }, allergies);
      return clashes.length ? [[item.id, clashes]] : [];
    }),
  );
}
