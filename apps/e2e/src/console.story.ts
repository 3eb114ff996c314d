import { expect, test } from './running/story';

test('a developer has the first 200 from the console within thirty seconds', async ({ browserOf }) => {
  const page = await (await browserOf()).newPage();
  const opened = Date.now();
  await page.goto('/api/docs');
  await page.getByRole('button', { name: 'RECEPTION', exact: true }).click();
  await expect(page.getByRole('button', { name: 'RECEPTION', exact: true, pressed: true })).toBeVisible();

  await page.getByRole('heading', { name: /^Patients/ }).click();
  await page.getByRole('button', { name: /The directory/ }).click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/api/patients')),
    page.getByRole('button', { name: 'Execute' }).click(),
  ]);

  expect(answer.status()).toBe(200);
  await expect(page.getByText('"patientCode"').first()).toBeVisible();
  expect(Date.now() - opened).toBeLessThan(30_000);
});
