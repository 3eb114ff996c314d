import type { Page } from '@playwright/test';
import type { Entry, Page as List } from './clinic/api';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

/** What the page reads for itself and not for what it shows: session, live stream, counters of the rail, notices of the bell. */
const FRAME =
  /\/api\/(auth|events|notices|queue\/displays|discounts|inventory\/stats|clinical-notes\/stats|setup|users\/me)/;
const COUNTERS = /[?&]limit=1(&|$)/;

/** Every question a page asks of the clinic's server from now on, but those of the frame. */
function asked(page: Page): string[] {
  const all: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const address = `${pathname}${search}`;
    if (pathname.startsWith('/api/') && !FRAME.test(address) && !COUNTERS.test(address)) all.push(address);
  });
  return all;
}

const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

for (const [who, name] of [
  ['reception', 'Arrivals'],
  ['nurse', 'Chairs to prepare'],
  ['ortho', 'Approvals'],
  ['student', 'Tasks by deadline'],
  ['admin', 'Unpaid balances'],
] as const) {
  test(`the day of ${who} is one call`, async ({ as }) => {
    const page = await as(who, '/settings');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const questions = asked(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Today' }).click();
    await expect(block(page, name)).toBeVisible();
    await expect(page.locator('.today').getByText('Loading')).toHaveCount(0);
    expect(questions.filter((one) => one === '/api/dashboard')).toHaveLength(1);
    expect(questions.filter((one) => !one.startsWith('/api/dashboard'))).toEqual([]);
    questions.length = 0;
    await page.reload();
    await expect(block(page, name)).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.locator('.today').getByText('Loading')).toHaveCount(0);
    // Once; and once more where it was read before the live stream was open, for what changed in between was told to nobody.
    expect([1, 2]).toContain(questions.filter((one) => one === '/api/dashboard').length);
  });

  test(`every list of the day of ${who} opens its page`, async ({ as }) => {
    const page = await as(who, '/today');
    await expect(block(page, name)).toBeVisible();
    await expect(page.locator('.today').getByText('Loading')).toHaveCount(0);
    const lists = page.locator('.today a[all]');
    const pages = await lists.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(pages.length).toBeGreaterThan(0);
    for (const path of new Set(pages)) {
      await page.locator(`.today a[all][href="${path}"]`).first().click();
      await expect(page).not.toHaveURL(/\/today/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/There is no such page|not for your role/)).toHaveCount(0);
      await page.goBack();
      await expect(page).toHaveURL(/\/today/);
      await expect(page.locator('.today').getByText('Loading')).toHaveCount(0);
    }
  });
}

test('who is checked in by somebody else shows within two seconds, and the number is that of the queue', async ({
  as,
  api,
}) => {
  const reception = await api('reception');
  const patient = await reception.register(somebody());
  const desk = await as('reception', '/today');
  const waiting = block(desk, 'Waiting now');
  await expect(waiting).toBeVisible();
  await expect(desk.locator('.today').getByText('Loading')).toHaveCount(0);
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();

  const told = desk.waitForResponse((answer) => answer.url().includes('cards='), { timeout: 5_000 });
  await reception.need('/queue', { method: 'POST', body: { patientId: patient.id } });
  await told;
  // Others may check in and call meanwhile: page and queue come to the same number.
  await expect(async () => {
    const { items } = await reception.need<List<Entry>>('/queue');
    const many = items.filter(({ status }) => status === 'IN_WAITING_ROOM').length;
    await expect(waiting.locator('.task-count')).toHaveText(String(many), { timeout: 500 });
  }).toPass({ timeout: 5_000 });
  await waiting
    .getByRole('link', { name: /^All/ })
    .or(desk.getByRole('link', { name: 'Queue' }))
    .first()
    .click();
  await expect(desk.getByText(patient.lastName).first()).toBeVisible();
});
