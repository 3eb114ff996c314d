import type { ProcedureDto } from '@cuspid/settings/contracts';
import { refusal, shownPanel } from '../testing';
import { ProceduresPanel } from './procedures-panel';

const scaling: ProcedureDto = {
  id: 1,
  code: 'P-10',
  name: 'Scaling',
  category: 'Periodontology',
  price: { amountMinor: 450_000, currency: 'LKR' },
  isActive: true,
  version: 1,
};

async function shown(items: ProcedureDto[] = [scaling]) {
  const panel = await shownPanel(ProceduresPanel);
  const { page, server, settle } = panel;
  const answer = async (rows: ProcedureDto[]) => {
    await settle();
    for (const request of server.match(({ url, method }) => url === '/api/procedures' && method === 'GET')) {
      request.flush({ items: rows, nextCursor: null, total: rows.length });
    }
    await settle();
  };
  await answer(items);
  const submit = async () => {
    page.querySelector('cd-procedure-form form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  return { ...panel, answer, submit };
}

describe('the catalogue', () => {
  it('shows prices in whole units with their thousands grouped', async () => {
    const { page } = await shown();
    expect(page.querySelector('tbody td.number')?.textContent?.trim()).toBe('4,500.00');
  });

  it('keeps in minor units what is typed in whole ones', async () => {
    const { page, server, press, field, type, submit, toasts, settle } = await shown();
    await press('Change Scaling');
    await type(field('Price'), '5250.5');
    await submit();
    const request = server.expectOne('/api/procedures/1');
    const price = { amountMinor: 525_050, currency: 'LKR' };
    expect(request.request.body).toEqual({ code: 'P-10', name: 'Scaling', category: 'Periodontology', price });
    request.flush({ ...scaling, price, version: 2 });
    await settle();
    expect(page.querySelector('tbody td.number')?.textContent?.trim()).toBe('5,250.50');
    toasts.all().at(-1)?.action?.run();
    await settle();
    const back = server.expectOne('/api/procedures/1').request;
    expect([back.body.price, back.headers.get('If-Match')]).toEqual([scaling.price, '"2"']);
  });

  it('sends no amount that is none, and says so at the field', async () => {
    const { page, server, press, field, type, submit } = await shown();
    await press('Change Scaling');
    await type(field('Price'), '12.345');
    await submit();
    server.expectNone('/api/procedures/1');
    expect(page.querySelector('cd-procedure-form .field-error')?.textContent).toContain('This is no amount');
  });

  it('takes an empty price as one agreed each time', async () => {
    const { server, press, field, type, submit } = await shown();
    await press('Change Scaling');
    await type(field('Price'), '');
    await submit();
    expect(server.expectOne('/api/procedures/1').request.body.price).toBeNull();
  });

  it('lays beside what is typed what somebody else saved meanwhile; saving again is on top of it', async () => {
    const { page, server, press, field, type, submit, settle } = await shown();
    await press('Change Scaling');
    await type(field('Procedure'), 'Scaling, mine');
    await submit();
    server.expectOne('/api/procedures/1').flush(...refusal(412, 'stale-version', 'Somebody changed this record.'));
    await settle();
    server.expectOne('/api/procedures/1').flush({ ...scaling, name: 'Scaling, theirs', version: 8 });
    await settle();
    expect(page.querySelector('.settings-clash')?.textContent).toContain('Scaling, theirs');
    await submit();
    const { request } = server.expectOne('/api/procedures/1');
    expect([request.body.name, request.headers.get('If-Match')]).toEqual(['Scaling, mine', '"8"']);
  });

  it('takes a procedure out of use with a way back', async () => {
    const { page, server, press, settle, toasts } = await shown();
    await press('Take Scaling out of use');
    server.expectOne('/api/procedures/1').flush({ ...scaling, isActive: false, version: 2 });
    await settle();
    expect(page.querySelector('cd-empty')).not.toBeNull();
    toasts.all().at(-1)?.action?.run();
    await settle();
    expect(server.expectOne('/api/procedures/1').request.body).toEqual({ isActive: true });
  });

  it('says that nothing was found, and that it is empty', async () => {
    const { page } = await shown([]);
    expect(page.querySelector('cd-empty')?.textContent).toContain('The catalogue is empty');
  });
});
