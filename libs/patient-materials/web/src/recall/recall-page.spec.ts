import type { LotRecallDto } from '@cuspid/patient-materials/contracts';
import { shown } from '../testing';
import { RecallPage } from './recall-page';

const ITEM = { id: 3, name: 'Bone graft', unit: 'jar' };
const FOUND: LotRecallDto = {
  item: ITEM,
  lots: [{ id: 8, number: 'BG-7', expiresOn: '2028-11-30' }],
  items: [
    {
      patient: {
        ...{ id: 41, patientCode: 'PT-000041', firstName: 'Kavindi', lastName: 'Perera' },
        ...{ phone: '0772148830', language: 'si', isArchived: false },
      },
      ...{ quantity: 2, usages: 1, firstUsedAt: '2026-11-01T05:00:00.000Z', lastUsedAt: '2026-11-01T05:00:00.000Z' },
    },
  ],
  ...{ nextCursor: null, total: 1, isOwnOnly: false, hidden: 2 },
};
const opened = async (
  role: 'NURSE' | 'ORTHODONTIST',
  found: Partial<LotRecallDto>,
  inputs = { item: '3', lot: 'BG-7' },
) => {
  const screen = await shown(RecallPage, role, inputs);
  await screen.settle({ '/api/inventory/3': ITEM, '/api/patient-materials/recall': { ...FOUND, ...found } });
  return screen.page;
};
const text = (page: HTMLElement) => page.textContent?.replace(/\s+/g, ' ') ?? '';

describe('the page of who got a lot', () => {
  afterEach(() => (document.body.innerHTML = ''));

  it('tells a nurse who and how many, that there are others put away, and gives the list for letters', async () => {
    const page = await opened('NURSE', {});
    expect(text(page)).toContain('One patient got lot BG-7 of Bone graft');
    expect(text(page)).toContain('2 more patients got it whose records are put away');
    expect(page.querySelector('a[href="/patients/41"]')?.textContent).toContain('Kavindi Perera');
    expect(text(page)).toContain('List for letters');
  });

  it('tells a dentist that these are their own, and gives no addresses', async () => {
    const page = await opened('ORTHODONTIST', { isOwnOnly: true, hidden: 0 });
    expect(text(page)).toContain('You see patients in your care');
    expect(text(page)).not.toContain('List for letters');
  });

  it('says apart that there is no such lot, and that nobody got anything of it', async () => {
    expect(text(await opened('NURSE', { lots: [], items: [], total: 0, hidden: 0 }))).toContain(
      'Compare it with the box',
    );
  });

  it('says apart that a lot was on nobody', async () => {
    expect(text(await opened('NURSE', { items: [], total: 0, hidden: 0 }))).toContain(
      'Nothing of this lot was recorded',
    );
  });
});
