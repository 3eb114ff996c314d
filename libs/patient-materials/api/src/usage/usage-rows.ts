import { Injectable } from '@nestjs/common';
import { InventoryItem, InventoryLot } from '@cuspid/inventory/api';
import type {
  MaterialItemDto,
  MaterialLotDto,
  MaterialProcedureDto,
  MaterialUsageDto,
} from '@cuspid/patient-materials/contracts/dto';
import { NotFound } from '@cuspid/platform/api';
import { Procedure } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Visit } from '@cuspid/visits/api';
import type { EntityManager, EntityTarget } from 'typeorm';
import { PatientMaterial } from '../patient-material';

/** What usages are told with. */
interface Beside {
  people: ReadonlyMap<number, StaffDto>;
  items: ReadonlyMap<number, InventoryItem>;
  lots: ReadonlyMap<number, InventoryLot>;
  visits: ReadonlyMap<number, Visit>;
  procedures: ReadonlyMap<number, Procedure>;
}

/** Usages as they are shown. */
@Injectable()
export class UsageRows {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, usages: readonly PatientMaterial[]): Promise<MaterialUsageDto[]> {
    if (!usages.length) return [];
    const beside: Beside = {
      people: await this.users.named(
        usages.flatMap(({ createdById, updatedById, binnedById }) => [createdById, updatedById, binnedById]),
        db,
      ),
      items: await byId(
        db,
        InventoryItem,
        usages.map(({ itemId }) => itemId),
      ),
      lots: await byId(
        db,
        InventoryLot,
        usages.map(({ lotId }) => lotId),
      ),
      visits: await byId(
        db,
        Visit,
        usages.map(({ visitId }) => visitId),
      ),
      procedures: await byId(
        db,
        Procedure,
        usages.map(({ procedureId }) => procedureId),
      ),
    };
    return usages.map((usage) => usageDto(usage, beside));
  }

  async one(db: EntityManager, usage: PatientMaterial): Promise<MaterialUsageDto> {
    const [dto] = await this.of(db, [usage]);
    if (!dto) throw new NotFound();
    return dto;
  }
}

/** Rows of a table by their numbers, those that are there. */
export async function byId<T extends { id: number }>(
  db: EntityManager,
  entity: EntityTarget<T>,
  asked: readonly (number | null)[],
): Promise<Map<number, T>> {
  const ids = [...new Set(asked.filter((id) => id !== null))];
  if (!ids.length) return new Map();
  const rows = await db.createQueryBuilder(entity, 'row').whereInIds(ids).getMany();
  return new Map(rows.map((row) => [row.id, row]));
}

export const itemDto = ({ id, name, unit }: InventoryItem): MaterialItemDto => ({ id, name, unit });
export const lotDto = ({ id, number, expiresOn }: InventoryLot): MaterialLotDto => ({ id, number, expiresOn });
export const procedureDto = ({ id, name }: Procedure): MaterialProcedureDto => ({ id, name });

/** Something every usage stands on, by a key of the database. */
function there<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound();
  return found;
}

function usageDto(usage: PatientMaterial, { people, items, lots, visits, procedures }: Beside): MaterialUsageDto {
  const { id, patientId, version, quantity, purpose, notes, allergyReason } = usage;
  const visit = visits.get(usage.visitId ?? 0);
  const procedure = procedures.get(usage.procedureId ?? 0);
  return {
    ...{ id, patientId, version, quantity, purpose, notes, allergyReason },
    item: { ...itemDto(there(items.get(usage.itemId))), name: usage.itemName },
    lot: lotDto(there(lots.get(usage.lotId))),
    usedAt: usage.usedAt.toISOString(),
    visit: visit ? { id: visit.id, startsAt: visit.startsAt.toISOString() } : null,
    procedure: procedure ? procedureDto(procedure) : null,
    ...{ createdAt: usage.createdAt.toISOString(), createdBy: there(people.get(usage.createdById)) },
    ...{ updatedAt: usage.updatedAt.toISOString(), updatedBy: there(people.get(usage.updatedById)) },
    binnedAt: usage.binnedAt?.toISOString() ?? null,
    binnedBy: usage.binnedById === null ? null : there(people.get(usage.binnedById)),
  };
}
