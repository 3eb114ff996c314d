import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { levelOf, type InventoryItemDetailDto, type ScanDto } from '@cuspid/inventory/contracts';
import { firstValueFrom } from 'rxjs';
import english from './i18n/en.json';

/** For specs: the words of the frame and of this room are there before anything is shown. */
export async function speakEnglish(): Promise<void> {
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ inventory: english }, 'en');
}

/** An item of the stock. */
export function item(id: number, change: Partial<InventoryItemDetailDto> = {}): InventoryItemDetailDto {
  const { quantity = 12, minimum = 4 } = change;
  return {
    id,
    name: `Articaine ${id}`,
    category: 'Anaesthetics',
    unit: 'cartridge',
    quantity,
    minimum,
    maximum: null,
    level: levelOf(quantity, minimum),
    expiresOn: null,
    expiry: null,
    used: 30,
    weeklyTenths: 25,
    daysLeft: 33,
    place: 'Cupboard 2',
    supplier: 'Lanka Dental',
    packSize: 1,
    leadDays: 7,
    allergens: [],
    version: 3,
    codes: [],
    createdAt: '2026-01-05T05:00:00.000Z',
    createdBy: null,
    deletedAt: null,
    deletedBy: null,
    ...change,
  };
}

/** What the server says of a scanned pack. */
export function scan(change: Partial<ScanDto>): ScanDto {
  return {
    kind: 'GS1',
    gtin: '04012345678901',
    lotNumber: 'L1',
    expiresOn: '2030-11-30',
    serial: null,
    units: 10,
    item: null,
    lot: null,
    isExpired: false,
    ...change,
  };
}
