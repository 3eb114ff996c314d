import { Stock } from '@cuspid/inventory/api';
import { PatientMaterial, Usages } from '@cuspid/patient-materials/api';
import { Database } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { NUMBERS, patient, type Kind, type World } from './object-kind';

let made = 0;

/** An item of the stock with a lot of a hundred. */
async function stocked({ clinic, other }: World): Promise<{ itemId: number; lotId: number }> {
  const { insertId } = await clinic.source.query(
    `insert into inventory_item (name, category, unit, created_at, created_by_id, updated_at, updated_by_id)
     values (?, 'Spec', 'piece', now(3), ?, now(3), ?)`,
    [`Stocked ${++made}`, other.id, other.id],
  );
  const itemId = Number(insertId);
  const [movement] = await clinic
    .get(Database)
    .transaction(other, (tx) =>
      clinic.get(Stock).receive(tx, other, { itemId, quantity: 100, lotNumber: `S${made}`, reason: 'PURCHASE' }),
    );
  return { itemId, lotId: movement?.lotId ?? 0 };
}

/** Something of one lot on each of these, and how the list of who got it is asked for. */
export async function usedOnAll(clinic: SpecClinic, by: Person, patients: readonly number[]): Promise<string> {
  const { itemId, lotId } = await stocked({ clinic, me: by, other: by });
  const now = new Date();
  const who = { createdAt: now, createdById: by.id, updatedAt: now, updatedById: by.id };
  const used = { itemId, lotId, itemName: 'Listed', quantity: 1, usedAt: now, version: 1, ...who };
  await clinic.source.manager.insert(
    PatientMaterial,
    patients.map((patientId) => ({ ...used, patientId })),
  );
  return `itemId=${itemId}&lotNumber=S${made}`;
}

/** Something used on a patient, recorded by `other`, who treats them. */
async function usage(world: World, patientId: number): Promise<number> {
  const { itemId } = await stocked(world);
  return (await world.clinic.get(Usages).record(world.other, patientId, { itemId, quantity: 1 })).id;
}

const archived = ({ clinic }: World, id: string) =>
  clinic.source.query(
    'update patient set is_active = 0 where id = (select patient_id from patient_material where id = ?)',
    [id],
  );

/** What stands in the addresses of materials. */
export const MATERIAL_OBJECTS: Record<string, Kind> = {
  '/api/patient-materials/:id': {
    ...NUMBERS,
    // Nothing is changed of what belongs to a record that was put away.
    hides: (state, { bounded }) => state === 'archived' || bounded,
    make: async (world, whose) => String(await usage(world, await patient(world, whose))),
    archive: archived,
  },
  '/api/inventory-lots/:lotId': {
    ...NUMBERS,
    // The shelf is the clinic's; which patients are told of it is another question.
    hides: () => false,
    make: async (world) => String((await stocked(world)).lotId),
  },
};

/** What a field of a usage points at for it to be taken. */
export const MATERIAL_REFERENCES: Record<string, (world: World) => Promise<number>> = {
  itemId: async (world) => (await stocked(world)).itemId,
  lotId: async (world) => (await stocked(world)).lotId,
};

const someLines = async (world: World) => ({ lines: [{ itemId: (await stocked(world)).itemId, quantity: 1 }] });

/** What routes of materials want besides their examples. */
export const MATERIAL_BESIDES: Record<string, (world: World) => Promise<Record<string, unknown>>> = {
  'POST /api/patients/:id/materials/batch': someLines,
  'PUT /api/procedures/:id/recipe': someLines,
};
