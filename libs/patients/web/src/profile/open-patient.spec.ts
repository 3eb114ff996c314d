import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OpenPatient } from './open-patient';

const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};

async function opened() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), OpenPatient] });
  const open = TestBed.inject(OpenPatient);
  const server = TestBed.inject(HttpTestingController);
  const answer = async (id: number, status: number) => {
    TestBed.tick();
    for (const rest of ['', '/alerts', '/care-team', '/attendance']) {
      const request = server.expectOne(`/api/patients/${id}${rest}`);
      if (status === 200) request.flush({ id, items: [] });
      else request.flush(null, { status, statusText: 'x' });
    }
    await settle();
  };
  open.show(7);
  await answer(7, 200);
  return { open, answer };
}

describe('the patient whose pages are open', () => {
  it('stays while a reload finds no server, so that nothing typed below is lost', async () => {
    const { open, answer } = await opened();
    open.reload();
    await answer(7, 503);
    expect(open.patient()).toMatchObject({ id: 7 });
    expect(open.alertsFailed()).toBe(false);
    expect(open.problem()?.status).toBe(503);
  });

  it('goes when they are no longer in one’s care', async () => {
    const { open, answer } = await opened();
    open.reload();
    await answer(7, 404);
    expect(open.patient()).toBeNull();
    expect(open.shownAlerts()).toBeNull();
  });

  it('is never the one before', async () => {
    const { open, answer } = await opened();
    open.show(8);
    TestBed.tick();
    expect(open.patient()).toBeNull();
    expect(open.shownAlerts()).toBeNull();
    await answer(8, 503);
    expect(open.patient()).toBeNull();
    expect(open.alertsFailed()).toBe(true);
  });
});
