import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InventoryItem, InventoryLot } from '@cuspid/inventory/api';
import {
  batches,
  lastEntryIn,
  momentOf,
  namesOf,
  PatientParts,
  tableSource,
  TimelineSources,
  type PartExport,
} from '@cuspid/patients/api';
import type { ExportedMaterialDto } from '@cuspid/patients/contracts/dto';
import { Procedure } from '@cuspid/settings/api';
import { PatientMaterial } from './patient-material';
import { byId } from './usage/usage-rows';

/**
 * What this domain keeps about a patient, and tells of them. In a merge usages move and keep their numbers, so that the stock's
 * movements go on naming them; deleted with their patient, what left the shelf has left it and stays written there.
 */
@Injectable()
export class MaterialParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add({
      name: 'materials',
      entity: PatientMaterial,
      lastEntry: (db, patientId) => lastEntryIn(db, PatientMaterial, 'updatedAt', { patientId }),
      export: materialsExport,
    });
    this.sources.add(USED);
  }
}

const USED = tableSource<PatientMaterial>({
  ...{ name: 'material', kind: 'materials', permission: 'material.read' },
  ...{ entity: PatientMaterial, table: 'patient_material', index: 'patient_material_used', at: 'used_at' },
  where: () => ({ sql: 'e.binned_at is null', values: [] }),
  told: ({ id, usedAt, createdById, itemName, quantity }) => ({
    ...{ id, at: usedAt, byId: createdById, what: 'material.used' },
    ...{ parts: { label: itemName, count: quantity }, link: { to: 'materials' } },
  }),
});

const materialsExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, PatientMaterial, patientId)) {
    const name = await namesOf(
      db,
      rows.flatMap(({ createdById, binnedById }) => [createdById, binnedById]),
    );
    const of = <T>(found: Map<number, T>, id: number | null): T | undefined => found.get(id ?? 0);
    const items = await byId(
      db,
      InventoryItem,
      rows.map(({ itemId }) => itemId),
    );
    const lots = await byId(
      db,
      InventoryLot,
      rows.map(({ lotId }) => lotId),
    );
    const procedures = await byId(
      db,
      Procedure,
      rows.map(({ procedureId }) => procedureId),
    );
    yield rows.map((row): ExportedMaterialDto => ({
      ...{ material: row.itemName, quantity: row.quantity, unit: of(items, row.itemId)?.unit ?? null },
      ...{ lot: of(lots, row.lotId)?.number ?? null, expiresOn: of(lots, row.lotId)?.expiresOn ?? null },
      ...{ usedAt: row.usedAt.toISOString(), purpose: row.purpose, note: row.notes },
      ...{ visit: row.visitId, procedure: of(procedures, row.procedureId)?.name ?? null },
      usedDespiteAllergy: row.allergyReason,
      ...{ recordedAt: row.createdAt.toISOString(), recordedBy: name(row.createdById) },
      ...{ takenBackAt: momentOf(row.binnedAt), takenBackBy: name(row.binnedById) },
    }));
  }
};
