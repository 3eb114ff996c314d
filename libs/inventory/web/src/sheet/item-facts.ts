import { INVENTORY, type AddItemDto, type EditItemDto, type InventoryItemDetailDto } from '@cuspid/inventory/contracts';

/** What is told of an item, as it stands in the form. */
export interface ItemFacts {
  name: string;
  category: string;
  unit: string;
  minimum: string;
  maximum: string;
  place: string;
  supplier: string;
  /** In minor units; null without one. */
  unitCost: number | null;
  packSize: string;
  leadDays: string;
  /** Parted by commas. */
  allergens: string;
  /** A code a line, and how many units the pack with it has: "04012345678901 × 10". */
  codes: string;
}

export const NEW_ITEM: ItemFacts = {
  name: '',
  category: '',
  unit: '',
  minimum: '0',
  maximum: '',
  place: '',
  supplier: '',
  unitCost: null,
  packSize: '1',
  leadDays: '7',
  allergens: '',
  codes: '',
};

export function factsOf(item: InventoryItemDetailDto): ItemFacts {
  return {
    name: item.name,
    category: item.category,
    unit: item.unit,
    minimum: String(item.minimum),
    maximum: item.maximum === null ? '' : String(item.maximum),
    place: item.place ?? '',
    supplier: item.supplier ?? '',
    unitCost: item.unitCost?.amountMinor ?? null,
    packSize: String(item.packSize),
    leadDays: String(item.leadDays),
    allergens: item.allergens.join(', '),
    codes: item.codes.map(({ gtin, units }) => (units === 1 ? gtin : `${gtin} × ${units}`)).join('\n'),
  };
}

/** The whole as the server takes it. Only of facts that were found right. */
export function contentOf(facts: ItemFacts, currency: string): AddItemDto {
  return {
    name: facts.name.trim(),
    category: facts.category.trim(),
    unit: facts.unit.trim(),
    minimum: Number(facts.minimum || 0),
    maximum: facts.maximum.trim() ? Number(facts.maximum) : null,
    place: facts.place.trim() || null,
    supplier: facts.supplier.trim() || null,
    unitCost: facts.unitCost === null ? null : { amountMinor: facts.unitCost, currency },
    packSize: Number(facts.packSize || 1),
    leadDays: Number(facts.leadDays || 0),
    allergens: allergensIn(facts.allergens),
    codes: codesIn(facts.codes) ?? [],
  };
}

/** Only what was changed. */
export function changeOf(before: ItemFacts, after: ItemFacts, currency: string): EditItemDto {
  const content = contentOf(after, currency);
  const change: EditItemDto = {};
  for (const key of keysOf(content)) if (before[key] !== after[key]) Object.assign(change, { [key]: content[key] });
  return change;
}

export const isTyped = (before: ItemFacts, after: ItemFacts): boolean =>
  keysOf(before).some((key) => before[key] !== after[key]);

const keysOf = (facts: object): (keyof ItemFacts)[] => Object.keys(facts).filter(isFact);
const isFact = (key: string): key is keyof ItemFacts => key in NEW_ITEM;

const allergensIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/)
      .map((word) => word.trim().normalize('NFC').toLowerCase())
      .filter(Boolean),
  ),
];

const CODE = /^(\d{8}|\d{12,14})(?:\s*[x×*,;\s]\s*(\d{1,5}))?$/i;

/** The codes of the packs; null where a line is none. */
export function codesIn(text: string): { gtin: string; units: number }[] | null {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const codes = lines.map((line) => {
    const [, gtin, units = '1'] = CODE.exec(line) ?? [];
    return gtin && Number(units) > 0 ? { gtin, units: Number(units) } : null;
  });
  return codes.length > INVENTORY.codesMax || codes.includes(null) ? null : codes.flatMap((code) => code ?? []);
}

/** Whether it is a whole number from `min` to `max`; an empty text is, where it may be. */
export function isWhole(
  text: string,
  { min, max, open = false }: { min: number; max: number; open?: boolean },
): boolean {
  const tidy = text.trim();
  if (!tidy) return open;
  return /^\d{1,10}$/.test(tidy) && Number(tidy) >= min && Number(tidy) <= max;
}
