import type { Api, Page, Patient } from './clinic/api';
import { expect, test } from './running/story';

/** Somebody who exists, but in whose care the student has no part. */
async function foreignTo(student: Api, admin: Api): Promise<Patient> {
  const theirs = await student.need<Page<Patient>>('/patients?limit=100');
  const all = await admin.need<Page<Patient>>('/patients?limit=100&sort=code');
  expect(theirs.nextCursor, 'the student has few patients').toBeNull();
  const foreign = all.items.find(({ id }) => !theirs.items.some((one) => one.id === id));
  if (!foreign) throw new Error('every patient is the student’s');
  return foreign;
}

test.describe('who may not see', () => {
  test.use({ refusals: [403, 404] });

  test('a student is told of a foreign patient what they are told of nobody', async ({ api }) => {
    const [student, admin] = await Promise.all([api('student'), api('admin')]);
    const foreign = await foreignTo(student, admin);
    for (const path of ['', '/alerts', '/care-team', '/dental-chart', '/dental-chart.svg', '/dental-chart.pdf']) {
      const [refused, nobody] = await Promise.all(
        [foreign.id, 4_000_000_000].map((id) => student.ask<Record<string, unknown>>(`/patients/${id}${path}`)),
      );
      expect(refused?.status, path).toBe(404);
      expect({ ...refused?.body, requestId: '' }, path).toEqual({ ...nobody?.body, requestId: '' });
    }
    const found = await student.need<Page<Patient>>(`/patients?q=${foreign.patientCode}`);
    expect(found.items.map(({ id }) => id)).not.toContain(foreign.id);
  });

  test('a student sees their own patients only, also by a typed address', async ({ api, as }) => {
    const [student, admin] = await Promise.all([api('student'), api('admin')]);
    const foreign = await foreignTo(student, admin);
    const [mine] = (await student.need<Page<Patient>>('/patients?sort=name')).items;

    const page = await as('student', '/patients');
    await expect(page.getByRole('link', { name: `${mine?.firstName} ${mine?.lastName}` })).toBeVisible();
    await page.getByRole('textbox', { name: 'Search patients' }).fill(foreign.patientCode);
    await expect(page.getByText(`No patient called ${foreign.patientCode}.`)).toBeVisible();

    for (const address of [`/patients/${foreign.id}`, `/patients/${foreign.id}/chart`]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'Not in your care, or not there' })).toBeVisible();
      await expect(page.getByText(foreign.lastName)).toHaveCount(0);
    }
  });

  test('a nurse has no chart: no tab, no action, and a typed address says so', async ({ api, as }) => {
    const nurse = await api('nurse');
    const [patient] = (await nurse.need<Page<Patient>>('/patients?sort=name')).items;
    expect((await nurse.ask<{ code: string }>(`/patients/${patient?.id}/dental-chart`)).body.code).toBe('not-allowed');

    const page = await as('nurse', `/patients/${patient?.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(patient?.lastName ?? '');
    await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible();
    await expect(page.getByRole('link', { name: /chart/i })).toHaveCount(0);
    await page.goto(`/patients/${patient?.id}/chart`);
    await expect(page.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();
    await expect(page).toHaveURL(/\/chart$/);
  });
});
