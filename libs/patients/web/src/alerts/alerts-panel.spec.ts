import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AlertsDto } from '@cuspid/patients/contracts';
import type { Role } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { OpenPatient } from '../profile/open-patient';
import { speakEnglish } from '../testing';
import { AlertChanges } from './alert-changes';
import { anAlert, knownAlerts } from './alert.fixture';
import { AlertsPanel } from './alerts-panel';

async function panel(role: Role, alerts: AlertsDto) {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), OpenPatient, AlertChanges],
  });
  await speakEnglish();
  const user = {
    ...{ id: 1, name: 'Me', email: 'm@x.test', role, department: null },
    ...{ mustChangePassword: false, hasGoogle: false, preferences: null, version: 1 },
  };
  TestBed.inject(Session).take({ accessToken: 't', expiresIn: 600, user }, 'know');
  const server = TestBed.inject(HttpTestingController);
  TestBed.inject(OpenPatient).show(70);
  const page: HTMLElement = TestBed.createComponent(AlertsPanel).nativeElement;
  document.body.append(page);
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  await settle();
  server.expectOne('/api/patients/70/alerts').flush(alerts);
  await settle();
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === name || one.textContent?.replace(/\s+/g, ' ').trim().startsWith(name),
    );
  const click = async (name: string) => {
    button(name)?.click();
    await settle();
  };
  const type = async (field: HTMLInputElement | null, text: string) => {
    if (field) field.value = text;
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const press = async (on: Element | null, key: string) => {
    on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const submit = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  return { page, server, settle, button, click, type, press, submit, toasts: TestBed.inject(Toasts) };
}

describe('the alerts of a patient', () => {
  afterEach(() => document.body.replaceChildren());

  it('are recorded in a few letters: the usual ones are offered, with how dangerous they usually are', async () => {
    const { page, server, click, type, press, submit } = await panel('NURSE', knownAlerts('UNKNOWN'));
    await click('Record alert');
    const label = page.querySelector<HTMLInputElement>('[role=combobox]');
    await type(label, 'nick');
    expect([...page.querySelectorAll('[role=option]')].map((one) => one.textContent?.trim())).toEqual([
      'NickelCaution',
    ]);
    await press(label, 'ArrowDown');
    expect(label?.getAttribute('aria-activedescendant')).toBe('cd-alert-offer-0');
    await press(label, 'Enter');
    expect(label?.value).toBe('Nickel');
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/patients/70/alerts' });
    expect(sent.request.body).toEqual({
      ...{ kind: 'ALLERGY', severity: 'CAUTION', label: 'Nickel' },
      ...{ note: null, since: null, expectedOn: null },
    });
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('say in the server’s words, on the field, that one is on record already', async () => {
    const { page, server, settle, click, type, submit } = await panel('NURSE', knownAlerts('LISTED', [anAlert()]));
    await click('Record alert');
    await type(page.querySelector('[role=combobox]'), 'penicillin');
    await submit();
    const message = 'Penicillin is on record already: confirm or correct that one.';
    const body = { status: 409, code: 'alert-listed', detail: message, errors: [{ path: 'label', message }] };
    server.expectOne({ method: 'POST', url: '/api/patients/70/alerts' }).flush(body, { status: 409, statusText: 'x' });
    await settle();
    expect(page.querySelector('form')?.textContent).toContain(message);
  });

  it('are corrected in the version that was seen; Undo writes back what was there', async () => {
    const before = anAlert({ note: 'rash', since: '2019-05' });
    const { page, server, settle, click, type, submit, toasts } = await panel('NURSE', knownAlerts('LISTED', [before]));
    await click('Correct Penicillin');
    await type(page.querySelectorAll('input')[1] ?? null, 'anaphylaxis');
    await submit();
    const sent = server.expectOne({ method: 'PATCH', url: '/api/patients/70/alerts/1' });
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toMatchObject({ note: 'anaphylaxis', since: '2019-05' });
    sent.flush(knownAlerts('LISTED', [anAlert({ note: 'anaphylaxis', since: '2019-05', version: 2 })]));
    await settle();
    toasts.all().at(-1)?.action?.run();
    const back = server.expectOne({ method: 'PATCH', url: '/api/patients/70/alerts/1' });
    expect(back.request.headers.get('If-Match')).toBe('"2"');
    expect(back.request.body).toMatchObject({ note: 'rash', since: '2019-05' });
  });

  it('end for a reason, and Undo takes the end back', async () => {
    const { server, settle, click, toasts } = await panel('NURSE', knownAlerts('LISTED', [anAlert()]));
    await click('End Penicillin');
    await click('Looked into: never true');
    const sent = server.expectOne({ method: 'POST', url: '/api/patients/70/alerts/1/end' });
    expect(sent.request.body).toEqual({ reason: 'REFUTED', note: null });
    sent.flush(knownAlerts('UNKNOWN'));
    await settle();
    toasts.all().at(-1)?.action?.run();
    server.expectOne({ method: 'POST', url: '/api/patients/70/alerts/1/reopen' });
  });

  it('are confirmed as they were seen, all with one press', async () => {
    const { server, click } = await panel('NURSE', knownAlerts('LISTED', [anAlert({ version: 3 })], { isDue: true }));
    await click('Confirm the list');
    const sent = server.expectOne({ method: 'POST', url: '/api/patients/70/alerts/confirm' });
    expect(sent.request.body).toEqual({ state: 'LISTED', seen: [{ id: 1, version: 3 }] });
  });

  it('are not confirmed while a pregnancy whose time has passed waits for an answer', async () => {
    const over = anAlert({ kind: 'PREGNANCY', label: 'Pregnant', isOver: true, isDue: true });
    const { page, button } = await panel('NURSE', knownAlerts('NONE', [over], { isDue: true }));
    expect(button('Confirm again')?.disabled).toBe(true);
    expect(page.textContent).toContain('End the pregnancy or give it another date');
  });

  it('are read by the desk, with nothing to press', async () => {
    const { page } = await panel('RECEPTION', knownAlerts('LISTED', [anAlert({ since: '2019' })]));
    expect(page.textContent).toContain('Since 2019.');
    expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Ended and corrected']);
  });
});
