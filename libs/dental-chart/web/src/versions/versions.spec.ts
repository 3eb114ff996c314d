import type { ChartVersionDto } from '@cuspid/dental-chart/contracts';
import type { Role } from '@cuspid/platform/contracts';
import { readChart, stored } from '../testing/chart-room';

const URL = '/api/patients/7/dental-chart/versions';
const caries = { tooth: '27', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'] } as const;
const kept: ChartVersionDto = {
  ...{ id: 3, name: 'Before treatment', note: null, asOf: '2026-03-04', knownAt: '2026-03-04T05:00:00.000Z' },
  ...{ acts: 2, findingCount: 1, hash: 'ab'.repeat(32), savedAt: '2026-03-04T05:00:00.000Z' },
  ...{ savedBy: { id: 2, name: 'Ben' }, isIntact: true, binnedAt: null, binnedBy: null },
};
const damaged = { status: 500, statusText: 'Broken' };

/** The panel of versions, with what the API answers to its first question. */
async function openPanel(items: readonly ChartVersionDto[] | null, role?: Role) {
  const room = await readChart([stored(1, caries)], role);
  const press = async (text: string, within: ParentNode = room.page) => {
    const buttons = [...within.querySelectorAll<HTMLElement>('button, [role=radio]')];
    const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim().startsWith(text));
    if (!button) throw new Error(`no button ${text}`);
    button.click();
    await room.settle();
  };
  await press('Versions');
  const asked = room.server.expectOne(({ url, method }) => url === URL && method === 'GET');
  if (items) asked.flush({ items, nextCursor: null });
  else asked.flush({ code: 'failed', status: 500, detail: 'No answer.', requestId: 'r-1' }, damaged);
  await room.settle();
  const panel = () => room.page.querySelector('cd-versions-panel')?.textContent ?? '';
  return { ...room, press, panel };
}

describe('the versions of a chart', () => {
  it('are listed with name, day, author and hash, and save another with a name and Enter', async () => {
    const { page, server, settle, panel } = await openPanel([kept]);
    expect(panel()).toMatch(/Before treatment\s+Chart of 4 Mar 2026 · 1 finding\s+· abababab\s+Saved by Ben/);
    const form = page.querySelector<HTMLFormElement>('cd-save-version form');
    form?.requestSubmit();
    await settle();
    expect(panel()).toContain('Give the version a name.');
    server.expectNone(({ method }) => method === 'POST');
    const name = form?.querySelector('input');
    if (name) name.value = '  After treatment ';
    form?.requestSubmit();
    await settle();
    const saved = server.expectOne({ method: 'POST', url: URL });
    expect(saved.request.body).toMatchObject({ name: 'After treatment' });
    expect(saved.request.headers.has('Idempotency-Key')).toBe(true);
    saved.flush({ ...kept, id: 4, name: 'After treatment' });
  });

  it('open as they were frozen; one that is damaged is not shown at all', async () => {
    const { page, server, settle, press, panel } = await openPanel([kept]);
    await press('Before treatment');
    server.expectOne(`${URL}/3`).flush({ ...kept, chart: { dentition: 'permanent', findings: [stored(9, caries)] } });
    await settle();
    const view = page.querySelector('cd-version-view');
    expect(view?.textContent).toContain('Chart of 4 Mar 2026, frozen by Ben');
    expect(view?.textContent).toContain('abababab abababab');
    expect(view?.querySelector('cd-finding-menu')).toBeNull();
    await press('Back to the chart');
    await press('Before treatment');
    server.expectOne(`${URL}/3`).flush({ code: 'version-damaged', status: 500, detail: 'Do not rely on it.' }, damaged);
    await settle();
    expect(panel()).toContain('Do not rely on it.');
    expect(page.querySelector('cd-version-view cd-odontogram')).toBeNull();
  });

  it('say in the list that one is damaged, and offer nothing of it', async () => {
    const { page, panel } = await openPanel([{ ...kept, isIntact: false }]);
    expect(panel()).toContain('Damaged: it does not match its hash.');
    expect(page.querySelector('cd-version-row article button')?.textContent).not.toContain('Before treatment');
  });

  it('never look as if there were none when they could not be read', async () => {
    const { panel } = await openPanel(null);
    expect(panel()).toContain('The versions could not be loaded.');
    expect(panel()).not.toContain('No version has been saved yet.');
  });

  it('have a bin for an orthodontist, who takes out of it what was put there', async () => {
    const { page, server, settle, press } = await openPanel([]);
    await press('Bin');
    const binned = { ...kept, binnedAt: kept.savedAt, binnedBy: kept.savedBy };
    server
      .expectOne(({ url, params }) => url === URL && params.get('bin') === 'only')
      .flush({ items: [binned], nextCursor: null });
    await settle();
    await press('Restore');
    server.expectOne({ method: 'POST', url: `${URL}/3/restore` }).flush(kept);
    expect(page.querySelector('cd-save-version')).not.toBeNull();
  });

  it('are only to be looked at by who may not record', async () => {
    const { page } = await openPanel([kept], 'ADMIN');
    expect(page.querySelector('cd-save-version, cd-versions-panel cd-segmented')).toBeNull();
    expect(page.querySelector('cd-version-row')).not.toBeNull();
  });
});
