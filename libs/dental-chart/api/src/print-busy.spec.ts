import { MemoryPdf, Pdf, PdfBusy } from '@cuspid/platform/providers';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChartClinic } from './testing/chart-clinic';

let clinic: SpecClinic;

beforeAll(async () => {
  clinic = await openChartClinic();
});
afterAll(() => clinic.close());

it('says when to ask again for a chart that cannot be printed in time, and notes no paper that never was', async () => {
  const ana = await clinic.person('ORTHODONTIST');
  const id = await clinic.patient({}, [ana]);
  const printer = clinic.get(Pdf);
  // A printer with more to do than it can: the one in memory never has.
  Object.assign(printer, { render: () => Promise.reject(new PdfBusy()) });
  const refused = await clinic.http.as(ana, 'GET', `/api/patients/${id}/dental-chart.pdf`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(refused.body).toMatchObject({ code: 'pdf-busy', title: 'Unavailable' });
  Object.assign(printer, { render: MemoryPdf.prototype.render });
  expect((await clinic.http.as(ana, 'GET', `/api/patients/${id}/dental-chart.pdf`)).status).toBe(200);
  const printed = await clinic.source.query("select id from audit_entry where action = 'chart.printed'");
  expect(printed).toHaveLength(1);
});
