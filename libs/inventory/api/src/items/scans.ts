import { Injectable } from '@nestjs/common';
import { INVENTORY, readCode, type Scanned } from '@cuspid/inventory/contracts';
import type { InventoryLotDto, ScanDto } from '@cuspid/inventory/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { firstExpired } from '../movements/stock';
import { InventoryCode } from './inventory-code';
import { InventoryLot } from './inventory-lot';
import { ItemRows, lotDto, type Eyes } from './item-rows';

interface Read {
  gtin: string | null;
  lotNumber: string | null;
  expiresOn: string | null;
  serial: string | null;
  count: number | null;
}

/** What a scanned code stands for. */
@Injectable()
export class Scans {
  constructor(
    private readonly source: DataSource,
    private readonly rows: ItemRows,
  ) {}

  /** Reads a code and looks for its item and lot. A code nobody knows is an answer: what was read of it is told. */
  async read(me: Actor, text: string): Promise<ScanDto> {
    const db = this.source.manager;
    const eyes = await this.rows.eyesOf(me);
    const scanned = readCode(text, Number(eyes.today.slice(0, 4)));
    const told = readOf(scanned);
    const code = told.gtin ? await db.findOneBy(InventoryCode, { gtin: told.gtin }) : null;
    const item = code ? await this.rows.one(db, me, code.itemId) : null;
    const lot = item ? await this.lot(item.id, told, eyes) : null;
    const { gtin, lotNumber, serial } = told;
    const expiresOn = told.expiresOn ?? lot?.expiresOn ?? null;
    return {
      ...{ kind: scanned.kind, gtin, lotNumber, expiresOn, serial },
      units: code ? unitsOf(code.units * (told.count ?? 1)) : told.count,
      ...{ item, lot },
      isExpired: expiresOn !== null && expiresOn < eyes.today,
    };
  }

  private async lot(itemId: number, { lotNumber, expiresOn }: Read, eyes: Eyes): Promise<InventoryLotDto | null> {
    if (!lotNumber) return null;
    const lots = await this.source.manager.find(InventoryLot, {
      where: [
        { itemId, number: lotNumber, quantity: MoreThan(0), ...(expiresOn && { expiresOn }) },
        { itemId, number: lotNumber, quantity: MoreThan(0), expiresOn: IsNull() },
      ],
      take: INVENTORY.lotsMax,
    });
    const [lot] = lots.sort(firstExpired);
    return lot ? lotDto(lot, eyes) : null;
  }
}

const unitsOf = (units: number): number => Math.min(units, INVENTORY.levelMax);

function readOf(scanned: Scanned): Read {
  const none = { gtin: null, lotNumber: null, expiresOn: null, serial: null, count: null };
  if (scanned.kind === 'TEXT') return none;
  if (scanned.kind === 'GTIN') return { ...none, gtin: scanned.gtin };
  const { gtin, lotNumber, expiresOn, serial, count } = scanned;
  return { gtin, lotNumber, expiresOn, serial, count };
}
