import type { RecipeDto } from '@cuspid/patient-materials/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { shown } from '../testing';
import { RecipeSheet } from './recipe-sheet';

const PROCEDURE: ProcedureDto = {
  ...{
    id: 7,
    code: 'RS-10',
    name: 'Composite filling',
    category: 'Restorative',
    price: null,
    isActive: true,
    version: 1,
  },
};
const recipe = (version: number, quantity: number): RecipeDto => ({
  procedure: { id: 7, name: 'Composite filling' },
  lines: [{ item: { id: 2, name: 'Composite A2', unit: 'capsule' }, quantity, isBinned: false }],
  version,
});
const URL = '/api/procedures/7/recipe';

describe('the recipe of a procedure', () => {
  afterEach(() => (document.body.innerHTML = ''));

  it('is kept by nurses: others look at it', async () => {
    const { page, settle } = await shown(RecipeSheet, 'ADMIN', { procedure: PROCEDURE, mayManage: false });
    await settle({ [URL]: recipe(2, 1) });
    expect(page.textContent).toContain('Composite A2');
    expect(page.querySelector('form input, form button, [foot]')).toBeNull();
  });

  it('is saved of the version that was seen; when somebody was faster, it is read again and says so', async () => {
    const { page, server, settle } = await shown(RecipeSheet, 'NURSE', { procedure: PROCEDURE, mayManage: true });
    await settle({ [URL]: recipe(2, 1) });
    const amount = page.querySelector<HTMLInputElement>('input[inputmode=numeric]');
    if (!amount) throw new Error('there is no amount');
    amount.value = '3';
    amount.dispatchEvent(new Event('input'));
    await settle({});
    page.querySelector<HTMLFormElement>('form')?.requestSubmit();
    const put = server.expectOne({ method: 'PUT', url: URL });
    expect(put.request.headers.get('If-Match')).toBe('"2"');
    expect(put.request.body).toEqual({ lines: [{ itemId: 2, quantity: 3 }] });
    put.flush({ status: 412, code: 'stale-version' }, { status: 412, statusText: 'Precondition Failed' });
    await settle({ [URL]: recipe(3, 9) });
    expect(page.textContent).toContain('Somebody changed this recipe meanwhile');
    expect(page.querySelector<HTMLInputElement>('input[inputmode=numeric]')?.value).toBe('9');
  });
});
