import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { inventoryEntities, InventoryModule, Stock } from '@cuspid/inventory/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { Database } from '@cuspid/platform/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { patientMaterialsEntities } from '../index';
import { PatientMaterialsModule } from '../patient-materials.module';

/** A clinic with all that materials stand on. */
export const openMaterialsClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ...[ProvidersModule.inMemory(), AuditModule, AuthModule, UsersModule, NoticesModule, SettingsModule],
      ...[PatientsModule, VisitsModule, InventoryModule, PatientMaterialsModule],
    ],
    entities: [
      ...[User, TemporaryPassword, ...authEntities, AuditEntry, MailLetter, Notice],
      ...[...settingsEntities, ...patientsEntities, ...visitsEntities],
      ...[...inventoryEntities, ...patientMaterialsEntities],
    ],
  });

let made = 0;

/** A cupboard of the clinic's, and the people who take from it. */
export class Cupboard {
  constructor(readonly clinic: SpecClinic) {}

  /** An item without stock. */
  async item(set: { name?: string; allergens?: string[] } = {}): Promise<number> {
    const by = await this.anybody();
    const { insertId } = await this.clinic.source.query(
      `insert into inventory_item (name, category, unit, allergens, created_at, created_by_id, updated_at, updated_by_id)
       values (?, 'Spec', 'piece', ?, now(3), ?, now(3), ?)`,
      [set.name ?? `Item ${++made}`, JSON.stringify(set.allergens ?? []), by, by],
    );
    return Number(insertId);
  }

  /** So many of a lot, as they came in. `days` until it expires; null: it never does. */
  async lot(
    itemId: number,
    quantity: number,
    { days = null, number = `L${++made}`, cost = null }: LotWanted = {},
  ): Promise<number> {
    const me = { id: await this.anybody() };
    const [movement] = await this.clinic.get(Database).transaction(me, (tx) =>
      this.clinic.get(Stock).receive(tx, me, {
        ...{ itemId, quantity, lotNumber: number, reason: 'COUNT', unitCost: cost },
        expiresOn: days === null ? null : dayFromNow(days),
      }),
    );
    if (!movement) throw new Error('nothing came in');
    return movement.lotId;
  }

  /** What the books say is there: of the item, of its lots together, and of its movements together. */
  async level(itemId: number): Promise<{ item: number; lots: number; movements: number }> {
    const [row]: Record<string, string>[] = await this.clinic.source.query(
      `select quantity as item,
         (select coalesce(sum(quantity), 0) from inventory_lot where item_id = item.id) as lots,
         (select coalesce(sum(difference), 0) from stock_movement where item_id = item.id) as movements
       from inventory_item item where id = ?`,
      [itemId],
    );
    return { item: Number(row?.['item']), lots: Number(row?.['lots']), movements: Number(row?.['movements']) };
  }

  /** Records a use over HTTP, with a key of its own. */
  record(me: Person, patientId: number, body: object, key = `k${++made}`): Promise<Answered> {
    const headers = { 'idempotency-key': key };
    return this.clinic.http.as(me, 'POST', `/api/patients/${patientId}/materials`, { body, headers });
  }

  /** Does something with a usage, of the version told. */
  act(me: Person, method: string, id: number, version: number, { path = '', body }: ActWanted = {}): Promise<Answered> {
    const headers = { 'if-match': `"${version}"` };
    return this.clinic.http.as(me, method, `/api/patient-materials/${id}${path}`, { headers, ...(body && { body }) });
  }

  private async anybody(): Promise<number> {
    const [person] = await this.clinic.source.query('select id from `user` order by id limit 1');
    return person?.id ?? (await this.clinic.person('NURSE')).id;
  }
}

interface LotWanted {
  days?: number | null;
  number?: string | null;
  cost?: { amountMinor: number; currency: string } | null;
}

interface ActWanted {
  path?: string;
  body?: object;
}

/** The day so many days from now, by the universal clock. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
