import { somebody } from './clinic/somebody';
import { expect, test } from './running/story';

test('a file comes in: what is wrong is told row by row, the mended rest is imported, and taken back', async ({
  as,
  api,
}) => {
  const [one, two, wrong] = [somebody(), somebody(), somebody()];
  const file = [
    'First name,Surname,DOB,Sex,Mobile',
    `${one.firstName},${one.lastName},14/3/1994,F,${one.phone}`,
    `${two.firstName},${two.lastName},2/11/1981,M,${two.phone}`,
    `${wrong.firstName},${wrong.lastName},31/02/1990,M,call me`,
  ].join('\r\n');
  const desk = await as('reception', '/patients');
  await desk.getByRole('link', { name: 'Import' }).click();
  await expect(desk.getByText('Drop a CSV file here')).toBeVisible();
  await desk.setInputFiles('input[type=file]', {
    name: 'old-register.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  });
  await desk.getByRole('button', { name: /Check 3 rows/ }).click();
  await expect(desk.getByText('ready to import', { exact: true })).toBeVisible();
  await expect(desk.getByText('What to mend').first()).toBeVisible();
  await expect(desk.getByText('31/02/1990')).toBeVisible();

  const reception = await api('reception');
  const found = async (lastName: string) =>
    (await reception.need<{ items: object[] }>(`/patients?q=${lastName}`)).items.length;
  expect(await found(one.lastName)).toBe(0);
  await desk.getByRole('button', { name: 'Import 2 patients' }).click();
  await expect(desk.getByText('patients registered', { exact: true })).toBeVisible();
  expect([await found(one.lastName), await found(two.lastName), await found(wrong.lastName)]).toEqual([1, 1, 0]);

  await desk.getByRole('button', { name: 'Undo the import' }).click();
  await desk
    .getByRole('alertdialog')
    .or(desk.getByRole('dialog'))
    .getByRole('button', { name: 'Undo the import' })
    .click();
  await expect(desk.getByText('patients stayed', { exact: true })).toBeVisible();
  expect(await found(one.lastName)).toBe(0);
});
