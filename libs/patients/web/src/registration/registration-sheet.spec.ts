import { TestBed } from '@angular/core/testing';
import { RegistrationDraft } from './draft';
import { match, opened, problem, saved } from './registration-sheet.fixture';

describe('the registration sheet', () => {
  afterEach(() => document.body.replaceChildren());

  it('makes one record and one place in the queue, however often it is pressed', async () => {
    const { fill, probed, ctrlEnter, registration, server, settle, done } = await opened();
    fill();
    await probed();
    await ctrlEnter();
    await ctrlEnter();
    const request = registration();
    expect(request.request.body).toEqual({
      firstName: 'Ruwan',
      lastName: 'Jayasingha',
      dateOfBirth: '1994-03-14',
      phone: '077 214 8830',
      sex: 'MALE',
      language: 'en',
      notTheSameAs: [],
    });
    request.flush(saved);
    await settle();
    const checkIn = server.expectOne('/api/queue');
    expect(checkIn.request.body).toEqual({ patientId: 7 });
    checkIn.flush({ id: 3, ticket: 'A 17' });
    await settle();
    expect(done.map(({ entry, failed }) => ({ entry, failed }))).toEqual([
      { entry: { id: 3, ticket: 'A 17' }, failed: [] },
    ]);
  });

  it('keeps one key while a draft is sent again, and takes another for the next draft', async () => {
    const { fill, probed, press, registration, settle } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    const first = registration();
    first.flush(null, { status: 503, statusText: 'x' });
    await settle();
    press('Save');
    await settle();
    const second = registration();
    const key = second.request.headers.get('Idempotency-Key');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(first.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush(saved);
    await settle();
    expect(TestBed.inject(RegistrationDraft).key()).not.toBe(key);
  });

  it('puts what the server refuses on its fields, keeps what was typed and goes there', async () => {
    const { fixture, fill, field, probed, press, registration, settle } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    const errors = [{ path: 'phone', message: 'must be a phone number' }];
    registration().flush(...problem(422, { code: 'invalid', errors }));
    await settle();
    await settle();
    await fixture.whenStable();
    const phone = field('Mobile phone');
    expect(phone.textContent).toContain('must be a phone number');
    expect(phone.querySelector('input')?.value).toBe('077 214 8830');
    expect(document.activeElement).toBe(phone.querySelector('input'));
  });

  it('does not save over a likely duplicate until somebody has decided', async () => {
    const { page, fill, probed, press, ctrlEnter, registration, server, settle } = await opened();
    fill();
    const asked = await probed(match(true));
    expect(asked.body).toEqual({
      firstName: 'Ruwan',
      lastName: 'Jayasingha',
      dateOfBirth: '1994-03-14',
      phone: '077 214 8830',
    });
    expect(page.textContent).toContain('To save, open the match or confirm it is someone else.');
    expect(press('Save').disabled).toBe(true);
    await ctrlEnter();
    server.expectNone('/api/patients');
    const box = page.querySelector<HTMLInputElement>('#cd-not-the-same');
    expect(document.activeElement).toBe(box);
    box?.click();
    TestBed.tick();
    press('Save');
    await settle();
    expect(registration().request.body).toMatchObject({ notTheSameAs: [229] });
  });

  it('opens the card with the server’s match when only saving finds it', async () => {
    const { page, fill, probed, press, registration, settle, done } = await opened();
    fill();
    await probed();
    press('Save');
    await settle();
    registration().flush(...problem(409, { code: 'possible-duplicate', conflict: { items: [match(false)] } }));
    await settle();
    expect(page.querySelector('cd-duplicate-card')?.textContent).toContain('Ruwan Jayasinghe');
    expect(page.querySelector<HTMLInputElement>('#cd-not-the-same')?.checked).toBe(false);
    expect(done).toEqual([]);
  });

  it('asks for a guardian under eighteen', async () => {
    const { field, type, fill, press, settle, server } = await opened();
    fill();
    type('Birth date', '12y');
    TestBed.tick();
    press('Save');
    await settle();
    expect(field('Guardian').textContent).toContain('Under 18 a guardian is needed');
    server.expectNone('/api/patients');
  });

  it('takes the word that nobody knows the guardian yet: an emergency does not wait', async () => {
    const { page, fill, type, probed, press, registration, settle } = await opened();
    fill();
    type('Birth date', '3/2014');
    TestBed.tick();
    await probed();
    const box = [...page.querySelectorAll('label')].find((one) => one.textContent?.includes('not known yet'));
    box?.querySelector('input')?.click();
    TestBed.tick();
    press('Save');
    await settle();
    expect(registration().request.body).toMatchObject({
      dateOfBirth: '2014-03-01',
      isBirthDateEstimated: true,
      isGuardianUnknown: true,
    });
  });

  it('tells of an archived record, and by name only to whom the server names it', async () => {
    const { page, fill, server, settle } = await opened();
    fill();
    await new Promise((resolve) => setTimeout(resolve, 300));
    TestBed.tick();
    server.expectOne('/api/patients/duplicates').flush({ items: [], hasArchived: true, archived: [] });
    await settle();
    expect(page.querySelector('cd-archived-note')?.textContent).toContain('Ask an administrator');
  });

  it('records allergies after saving, and says which one was not recorded', async () => {
    const { page, fill, probed, press, type, registration, server, settle, done } = await opened('ADMIN');
    fill();
    await probed();
    press('Add allergies');
    TestBed.tick();
    type('Allergy', 'Penicillin');
    press('Save');
    await settle();
    expect(page.querySelector('.form-problem')).toBeNull();
    registration().flush(saved);
    await settle();
    const alert = server.expectOne('/api/patients/7/alerts');
    expect(alert.request.body).toEqual({ kind: 'ALLERGY', severity: 'DANGER', label: 'Penicillin', note: null });
    alert.flush(...problem(503, { code: 'unavailable' }));
    await settle();
    expect(done[0]?.failed).toEqual([{ what: 'allergy', label: 'Penicillin', detail: 'Refused.' }]);
  });

  it('begins with who was looked for, and puts another draft aside', async () => {
    const { page } = await opened('RECEPTION', 'Nimal de Silva');
    const names = [...page.querySelectorAll('input')].slice(0, 2).map((input) => input.value);
    expect(names).toEqual(['Nimal de', 'Silva']);
    const draft = TestBed.inject(RegistrationDraft);
    draft.model.update((model) => ({ ...model, person: { ...model.person, phone: '071' } }));
    expect(draft.begin('Nimal de Silva')).toBeNull();
    const aside = draft.begin('Ana');
    expect(aside?.model.person.phone).toBe('071');
    expect(draft.model().person.firstName).toBe('Ana');
  });
});
