import type { Page } from '@playwright/test';
import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test('of two who edit one patient, the second sees both versions side by side and nothing is lost', async ({
  as,
  api,
}) => {
  const patient = somebody();
  const reception = await api('reception');
  const { id } = await reception.register(patient, { address: '14 Temple Road' });
  const [first, second] = await Promise.all([openToEdit(), openToEdit()]);

  await first.getByRole('textbox', { name: 'Mobile phone' }).fill('077 111 1111');
  await first.getByRole('textbox', { name: 'Address' }).fill('2 Lake Road');
  await second.getByRole('textbox', { name: 'Mobile phone' }).fill('077 222 2222');
  await second.getByRole('textbox', { name: 'E-mail' }).fill('second@story.test');

  await save(first);
  await expect(first.getByText('Saved.')).toBeVisible();

  // The second has not pressed Save yet, and sees it all the same.
  const clash = second.getByRole('alert').filter({ hasText: 'Somebody saved this while you were editing' });
  await expect(clash).toContainText('077 111 1111');
  await expect(clash).toContainText('077 222 2222');
  await expect(clash).toContainText('Taken over from them: Address.');
  expect(await reception.need(`/patients/${id}`)).toMatchObject({ phone: '077 111 1111', email: null });

  await clash.getByRole('radio', { name: 'Keep theirs' }).click();
  await second.getByRole('button', { name: /^Save/ }).click();
  await expect(second.getByText('Saved.')).toBeVisible();
  expect(await reception.need(`/patients/${id}`)).toMatchObject({
    phone: '077 111 1111',
    address: '2 Lake Road',
    email: 'second@story.test',
  });

  async function openToEdit(): Promise<Page> {
    const page = await as('reception', `/patients/${id}?edit=`);
    await expect(page.getByRole('heading', { name: 'Edit patient' })).toBeVisible();
    return page;
  }
});

const save = (page: Page) => page.getByRole('button', { name: /^Save/ }).click();
