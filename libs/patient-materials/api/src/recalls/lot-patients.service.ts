import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { InventoryItem, InventoryLot } from '@cuspid/inventory/api';
import { MATERIAL } from '@cuspid/patient-materials/contracts';
import type {
  LotPatientDto,
  LotPatientsFilter,
  LotRecallDto,
  LotRecallFilter,
} from '@cuspid/patient-materials/contracts/dto';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { cursorOf, Database, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { mayRole, type Page } from '@cuspid/platform/contracts';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { PatientMaterial } from '../patient-material';
import { byId, itemDto, lotDto } from '../usage/usage-rows';

const ORDER = 'lotPatients';

type Query = SelectQueryBuilder<PatientMaterial>;

/** A lot as a maker recalls it: all that was delivered of an item under a number. */
export interface RecalledLot {
  item: InventoryItem;
  lots: InventoryLot[];
}

/** What of it a patient got. Sums come from the database as text. */
export interface Got {
  patientId: number;
  quantity: string;
  usages: string;
  firstUsedAt: Date;
  lastUsedAt: Date;
}

/** Which patients got a lot: a walk of `patient_material_got`, patient by patient, that ends with the page. */
@Injectable()
export class LotPatients {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
  ) {}

  /** Of one lot. */
  async ofLot(me: Actor, lotId: number, filter: LotPatientsFilter): Promise<LotRecallDto> {
    const db = this.db.source.manager;
    const lot = await db.findOneBy(InventoryLot, { id: lotId });
    const item = lot && (await db.findOneBy(InventoryItem, { id: lot.itemId }));
    if (!item) throw new NotFound();
    return this.shown(me, { item, lots: [lot] }, filter);
  }

  /** Of an item and a lot number, whatever deliveries it came in. */
  async ofNumber(me: Actor, { itemId, lotNumber, ...filter }: LotRecallFilter): Promise<LotRecallDto> {
    return this.shown(me, await this.recalled(itemId, lotNumber), filter);
  }

  async recalled(itemId: number, number: string): Promise<RecalledLot> {
    const db = this.db.source.manager;
    const item = await db.findOneBy(InventoryItem, { id: itemId });
    if (!item) throw new NotFound();
    const lots = await db.find(InventoryLot, {
      where: { itemId, number },
      order: { id: 'ASC' },
      take: MATERIAL.lotsMax,
    });
    return { item, lots };
  }

  /** Who got it, by their numbers, from after a patient on: one more than `limit`. */
  async got(me: Actor, lots: readonly InventoryLot[], after: number, limit: number): Promise<Got[]> {
    if (!lots.length) return [];
    const query = await this.visible(me, lots);
    return query
      .select('used.patientId', 'patientId')
      .addSelect('sum(used.quantity)', 'quantity')
      .addSelect('count(*)', 'usages')
      .addSelect('min(used.usedAt)', 'firstUsedAt')
      .addSelect('max(used.usedAt)', 'lastUsedAt')
      .andWhere('used.patientId > :after', { after })
      .groupBy('used.patientId')
      .orderBy('used.patientId')
      .limit(limit + 1)
      .getRawMany<Got>();
  }

  /** How many got it whom the caller may see. */
  async count(me: Actor, lots: readonly InventoryLot[]): Promise<number> {
    return lots.length ? counted(await this.visible(me, lots)) : 0;
  }

  private async shown(me: Actor, { item, lots }: RecalledLot, filter: LotPatientsFilter): Promise<LotRecallDto> {
    const page = await this.page(me, lots, filter);
    const isOwnOnly = await this.careTeam.isBounded(me, 'material.read');
    // Who has a record put away has to be told too: that there are such is said, who they are only to whom may know.
    const isAll = isOwnOnly || mayRole(me.role, 'patient.archive');
    const hidden = isAll || !lots.length ? 0 : await counted(used(this.db.source.manager, lots, false));
    const total = filter.count ? await this.count(me, lots) : undefined;
    this.audit.read(me, 'material.lot-patients', { entity: 'inventory_item', id: item.id, after: numbersOf(lots) });
    return {
      ...{ item: itemDto(item), lots: lots.map(lotDto), ...page, isOwnOnly, hidden },
      ...(total !== undefined && { total }),
    };
  }

  private async page(
    me: Actor,
    lots: readonly InventoryLot[],
    filter: LotPatientsFilter,
  ): Promise<Page<LotPatientDto>> {
    const after = filter.cursor ? Number(placeOf(filter.cursor, ORDER, 1)[0]) : 0;
    const limit = limitOf(filter);
    const found = await this.got(me, lots, after, limit);
    const page = pageFrom(
      found,
      limit,
      ({ patientId }) => cursorOf(ORDER, [patientId]),
      (row) => row,
    );
    const patients = await byId(
      this.db.source.manager,
      Patient,
      page.items.map(({ patientId }) => patientId),
    );
    return { ...page, items: page.items.flatMap((row) => lotPatient(row, patients.get(row.patientId)) ?? []) };
  }

  private async visible(me: Actor, lots: readonly InventoryLot[]): Promise<Query> {
    const query = used(this.db.source.manager, lots, mayRole(me.role, 'patient.archive') ? null : true);
    return this.careTeam.visibleTo(me, query, 'material.read', 'used.patientId');
  }
}

/** What lots a reading was of, for the trail. */
export const numbersOf = (lots: readonly InventoryLot[]) => ({ lots: lots.map(({ id, number }) => ({ id, number })) });

/** Usages of lots that are not in the bin, on patients whose records are in use, put away, or either (null). */
function used(db: EntityManager, lots: readonly InventoryLot[], isActive: boolean | null): Query {
  const query = db
    .createQueryBuilder(PatientMaterial, 'used')
    .where('used.lotId in (:...lots)', { lots: lots.map(({ id }) => id) })
    .andWhere('used.binnedAt is null')
    .useIndex('patient_material_got');
  if (isActive === null) return query;
  return query.andWhere(
    `exists (select 1 from patient whose where whose.id = used.patient_id and whose.is_active = ${isActive ? 1 : 0})`,
  );
}

async function counted(query: Query): Promise<number> {
  const row = await query.select('count(distinct used.patientId)', 'total').getRawOne<{ total: string }>();
  return Number(row?.total ?? 0);
}

function lotPatient(got: Got, patient: Patient | undefined): LotPatientDto | null {
  if (!patient) return null;
  const { id, patientCode, firstName, lastName, phone, language, isActive } = patient;
  return {
    patient: { ...{ id, patientCode, firstName, lastName, phone, language }, isArchived: !isActive },
    ...{ quantity: Number(got.quantity), usages: Number(got.usages) },
    ...{ firstUsedAt: got.firstUsedAt.toISOString(), lastUsedAt: got.lastUsedAt.toISOString() },
  };
}
