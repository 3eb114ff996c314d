import { expect, type Page } from '@playwright/test';
import type { Somebody } from '../clinic/somebody';

/** Opens the registration sheet and fills it as the desk does: nothing but keys. */
export async function typeRegistration(page: Page, patient: Somebody): Promise<void> {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await page.keyboard.type(patient.firstName);
  await page.keyboard.press('Tab');
  await page.keyboard.type(patient.lastName);
  await page.keyboard.press('Tab');
  await page.keyboard.type('12/8/1992');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Female', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type(patient.phone);
}
