import { shownPanel } from '../testing';
import { CareTeamPanel } from './care-team-panel';

describe('the scope of the care team', () => {
  it('says in figures whom each choice concerns, and is saved when it is chosen', async () => {
    const { page, server, settle } = await shownPanel(CareTeamPanel);
    for (const request of server.match(({ url }) => url === '/api/staff' || url === '/api/patients')) {
      const total = request.request.url === '/api/patients' ? 400 : 3;
      request.flush({ items: [], nextCursor: null, total });
    }
    await settle();
    expect(page.textContent).toContain('All 6 dentists see all 400 patients.');
    page.querySelector<HTMLInputElement>('input[value=clinic]')?.click();
    await settle();
    expect(server.expectOne('/api/settings').request.body).toEqual({ careTeamScope: 'clinic' });
  });
});
