import type { Page as Screen } from '@playwright/test';
import type { Api } from './clinic/api';
import { hurdlesOn } from './running/hurdles';
import { expect, test } from './running/story';

interface Item {
  id: number;
  name: string;
  quantity: number;
  version: number;
  codes: { gtin: string; units: number }[];
}
interface Order {
  id: number;
  number: string;
  version: number;
  state: string;
}
interface Lots {
  items: { number: string | null; quantity: number; expiresOn: string | null }[];
}

/** A trade item number nobody has: the last digit fits the others (GS1 General Specifications, 7.9). */
function gtin(): string {
  const digits = `0${String(Math.floor(Math.random() * 1e12)).padStart(12, '7')}`;
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const packOf = (code: string, lot: string, yymmdd: string) => `01${code}17${yymmdd}10${lot}`;
const key = () => ({ 'idempotency-key': `story-${Math.random().toString(36).slice(2)}-${Date.now()}` });

/** An item no other story knows. */
const itemOf = (nurse: Api, name: string, codes: Item['codes'] = []): Promise<Item> =>
  nurse.need('/inventory', {
    body: { name: `${name} ${gtin()}`, category: 'Story', unit: 'piece', minimum: 4, codes },
  });

const levelOf = async (nurse: Api, { id }: Item) => (await nurse.need<Item>(`/inventory/${id}`)).quantity;

/** A scanner's keystrokes, as fast as one sends them however slow this machine is. */
const scanAnywhere = (screen: Screen, code: string) =>
  screen.evaluate((text) => {
    for (const sign of [...text, 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: sign, bubbles: true, cancelable: true }));
    }
  }, code);

async function scanInto(screen: Screen, code: string): Promise<void> {
  const field = screen.getByLabel('Scan or type a code');
  await field.fill(code);
  await field.press('Enter');
}

test('a delivery of three scans against an order: an unknown code is told once, and the stock is right', async ({
  as,
  api,
}) => {
  const nurse = await api('nurse');
  const [known, unknown] = [gtin(), gtin()];
  const wire = await itemOf(nurse, 'Story wire', [{ gtin: known, units: 10 }]);
  const glove = await itemOf(nurse, 'Story glove');
  const lines = [
    { itemId: wire.id, ordered: 20 },
    { itemId: glove.id, ordered: 5 },
  ];
  const draft = await nurse.need<Order>('/purchase-orders', {
    body: { supplier: 'Story supplies', lines },
    headers: key(),
  });
  await nurse.need(`/purchase-orders/${draft.id}/send`, { body: {}, headers: { 'if-match': `"${draft.version}"` } });

  const screen = await as('nurse', `/inventory/delivery?order=${draft.id}`);
  await expect(screen.getByRole('complementary', { name: 'Here / still expected' })).toContainText(wire.name);
  await scanInto(screen, packOf(known, 'W1', '301130'));
  await scanInto(screen, packOf(known, 'W1', '301130'));
  await scanInto(screen, packOf(unknown, 'G1', '310630'));
  await expect(screen.locator('cd-delivery-row')).toHaveCount(2);
  await expect(screen.locator('cd-delivery-row', { hasText: wire.name }).getByLabel('Amount')).toHaveValue('20');
  expect(await hurdlesOn(screen)).toEqual([]);

  const row = screen.locator('cd-delivery-row', { hasText: 'Unknown code' });
  await row.getByRole('combobox', { name: 'Find the item' }).fill(glove.name);
  await expect(row.getByRole('option', { name: glove.name })).toBeVisible();
  await row.getByRole('combobox', { name: 'Find the item' }).press('Enter');
  await row.getByLabel('Units in a pack with this code').fill('5');
  await row.getByRole('button', { name: 'Keep' }).click();
  await expect(screen.getByText(`${unknown} is ${glove.name} from now on.`)).toBeVisible();
  await screen.keyboard.press('Control+Enter');
  await expect(screen.getByText('Lines posted: 2')).toBeVisible();

  expect([await levelOf(nurse, wire), await levelOf(nurse, glove)]).toEqual([20, 5]);
  expect((await nurse.need<Order>(`/purchase-orders/${draft.id}`)).state).toBe('RECEIVED');
  expect((await nurse.need<Item>(`/inventory/${glove.id}`)).codes).toEqual([{ gtin: unknown, units: 5 }]);
  const { items: lots } = await nurse.need<Lots>(`/inventory/${wire.id}/lots`);
  expect(lots).toMatchObject([{ number: 'W1', quantity: 20, expiresOn: '2030-11-30' }]);

  // Now the same pack is known wherever it is scanned.
  await screen.goto('/inventory');
  await expect(screen.getByRole('heading', { name: 'Inventory' })).toBeVisible();
  await scanAnywhere(screen, packOf(unknown, 'G1', '310630'));
  await expect(screen.getByRole('dialog', { name: glove.name })).toBeVisible();
});

test('what has expired is not received; a count shows its difference before it is saved', async ({ as, api }) => {
  const nurse = await api('nurse');
  const code = gtin();
  const item = await itemOf(nurse, 'Story sealant', [{ gtin: code, units: 1 }]);
  const screen = await as('nurse', '/inventory/delivery');
  await scanInto(screen, packOf(code, 'OLD', '200131'));
  await expect(screen.locator('cd-delivery-row')).toContainText('Expired on 31 Jan 2020');
  await screen.keyboard.press('Control+Enter');
  await screen.getByRole('button', { name: `Remove ${item.name}` }).click();
  expect(await levelOf(nurse, item)).toBe(0);

  await scanInto(screen, packOf(code, 'NEW', '331231'));
  await screen.locator('cd-delivery-row').getByLabel('Amount').fill('12');
  await screen.keyboard.press('Control+Enter');
  await expect(screen.getByText('Lines posted: 1')).toBeVisible();
  expect(await levelOf(nurse, item)).toBe(12);

  await screen.goto(`/inventory/count?item=${item.id}`);
  const counted = screen.getByLabel(`Counted of ${item.name} NEW`);
  await counted.fill('11');
  await expect(screen.getByRole('region', { name: item.name })).toContainText('−1');
  expect(await levelOf(nurse, item)).toBe(12);
  await counted.press('Control+Enter');
  await expect(screen.getByText('Items counted: 1')).toBeVisible();
  expect(await levelOf(nurse, item)).toBe(11);
});
