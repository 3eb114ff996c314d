import type { Page } from '@playwright/test';
import type { TheClinic } from '../running/the-clinic';
import { sql } from './database';
import { PASSWORD } from './people';
import { somebody } from './somebody';

export interface Colleague {
  name: string;
  email: string;
}

/** A member of staff no other story knows, who signs in with the demo password. */
export async function colleague({ database }: TheClinic, role: string): Promise<Colleague> {
  const { firstName, lastName, full: name } = somebody();
  const email = `${firstName}.${lastName}@cuspid.test`.toLowerCase();
  await sql(
    database,
    `insert into user (name, email, role, department, password_hash, must_change_password, is_active, version, created_at)
     select ?, ?, ?, department, password_hash, false, true, 1, created_at from user where email = 'nurse@cuspid.test'`,
    [name, email, role],
  );
  return { name, email };
}

/** Signs in on the page that asks for it. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Whoever is signed in, is in: the frame shows. */
export const account = (page: Page) => page.getByRole('button', { name: 'Your account' });
