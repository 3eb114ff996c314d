import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { OpenPatient } from '@cuspid/patients/web';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { mayRole, type Role } from '@cuspid/platform/contracts';
import { LiveEvents, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { Confirmation } from '@cuspid/ui';
import { posting, speakEnglish } from '../testing';
import { PaymentsPage } from './payments-page';

const PATIENT = { id: 7, firstName: 'Ruwan', lastName: 'Silva', patientCode: 'PT-000007' };
const FIGURES = {
  ...{ currency: 'LKR', chargedMinor: 300_000, discountedMinor: 0, paidMinor: 0, refundedMinor: 0 },
  ...{ balanceMinor: 300_000, openMinor: 300_000, prepaidMinor: 0, overdueMinor: 150_000, openSince: null },
};
const OPEN = [posting(2, { balanceMinor: 300_000 }), posting(1, { dueOn: '2026-01-01' })];
const TAKEN = posting(9, {
  ...{ kind: 'PAYMENT', status: 'PAID', method: 'CARD', effectMinor: -300_000, openMinor: 0, receiptNumber: 42 },
  amount: { amountMinor: 300_000, currency: 'LKR' },
});

interface Asked {
  role?: Role;
  items?: PostingDto[];
  address?: Record<string, string>;
}

async function opened({ role = 'RECEPTION', items = OPEN, address = {} }: Asked = {}) {
  const can = (permission: Parameters<typeof mayRole>[1]) => mayRole(role, permission);
  const open = {
    patient: signal(PATIENT),
    isWritable: signal(true),
    shownAlerts: signal(null),
    alertsFailed: signal(false),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: WEB_CONFIG, useValue: { apiBaseUrl: '/api', timeZone: 'UTC' } },
      { provide: Session, useValue: { user: signal({ id: 5, role }), can } },
      { provide: LiveEvents, useValue: { on: vi.fn(), state: signal('live'), since: signal(null) } },
      { provide: OpenPatient, useValue: open },
    ],
  });
  await speakEnglish();
  const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const ask = vi.spyOn(TestBed.inject(Confirmation), 'ask').mockResolvedValue(true);
  const fixture = TestBed.createComponent(PaymentsPage);
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  for (const [name, value] of Object.entries({ id: '7', ...address })) fixture.componentRef.setInput(name, value);
  const server = TestBed.inject(HttpTestingController);
  const balance = { patientId: 7, at: '2026-11-23', items: [FIGURES] };
  const answers: readonly (readonly [RegExp, object])[] = [
    [/\/settings$/, { currency: 'LKR', name: 'Clinic', place: null, phone: null }],
    [/\/balance$/, balance],
    [/\/payment-records$/, { items, nextCursor: null, total: items.length }],
    [/\/payment-records\/\d+$/, items[0] ?? {}],
  ];
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      for (const [url, body] of answers) {
        const asked = server.match((request) => request.method === 'GET' && url.test(request.url));
        asked.filter(({ cancelled }) => !cancelled).forEach((one) => one.flush(body));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    (document.activeElement ?? document).dispatchEvent(event);
    await settle();
  };
  const sent = (): TestRequest[] => server.match(({ method }) => method === 'POST');
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { page, go, ask, press, settle, sent, text };
}

describe('the payments of a patient', () => {
  it('say what is owed, what is open of each charge and what is overdue', async () => {
    const { text } = await opened();
    for (const said of ['OwesLKR 3,000.00', 'OverdueLKR 1,500.00', '1,500.00 overdue', '1,500.00 to pay']) {
      expect(text()).toContain(said);
    }
  });

  it('say in a word which lines were reversed', async () => {
    const { page } = await opened({ items: [posting(1, { status: 'VOID', openMinor: 0 })] });
    expect(page.querySelector('tr.pay-void')?.textContent).toContain('Reversed');
  });

  it('are only looked at by who does not take them', async () => {
    const { text, press, go } = await opened({ role: 'ORTHODONTIST', address: { take: '' } });
    expect(text()).toContain('View only. Payments are entered by reception.');
    expect(text()).not.toContain('Handed over');
    await press('p');
    expect(go).not.toHaveBeenCalled();
  });
});

describe('taking a payment', () => {
  it('is three actions: the amount stands there, a key says how, and it is posted; two presses post once', async () => {
    const { page, ask, press, sent, settle, text } = await opened({ address: { take: '' } });
    expect(document.activeElement?.getAttribute('data-method')).toBe('CASH');
    await press('d');
    expect(text()).toContain('Card slip');
    await Promise.all([press('Enter', { ctrlKey: true }), press('Enter', { ctrlKey: true })]);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0]?.[0].title).toBe('Take LKR 3,000.00 by card from Ruwan Silva?');
    const [first, ...more] = sent();
    expect(more).toEqual([]);
    expect(first?.request.body).toEqual({ kind: 'PAYMENT', amount: TAKEN.amount, method: 'CARD' });
    expect(first?.request.headers.get('Idempotency-Key')).toBeTruthy();
    first?.flush(TAKEN);
    await settle();
    expect(page.querySelector('[data-taken]')?.textContent).toContain('receipt 000042');
  });

  it('asks the very same again when no answer came, and says that it was posted already', async () => {
    const { press, sent, settle, text } = await opened({ address: { take: '' } });
    await press('Enter', { ctrlKey: true });
    const [first] = sent();
    first?.error(new ProgressEvent('error'));
    let again: TestRequest | undefined;
    await vi.waitFor(() => expect((again ??= sent()[0])).toBeDefined(), { timeout: 10_000 });
    expect(again?.request.headers.get('Idempotency-Key')).toBe(first?.request.headers.get('Idempotency-Key'));
    expect(again?.request.body).toEqual(first?.request.body);
    again?.flush(TAKEN);
    await settle();
    expect(text()).toContain('Already posted');
  });

  it('shows what goes back of the cash handed over, and the receipt as it will come out', async () => {
    const { page, settle } = await opened({ address: { take: '' } });
    const [amount, tendered] = page.querySelectorAll<HTMLInputElement>('cd-take-payment cd-money-field input');
    const type = async (box: HTMLInputElement | undefined, value: string) => {
      if (box) box.value = value;
      box?.dispatchEvent(new InputEvent('input', { data: value, inputType: 'insertText', bubbles: true }));
      await settle();
    };
    await type(amount, '2000');
    await type(tendered, '5000');
    const paper = page.querySelector('cd-receipt-preview')?.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const said of ['Scaling 1', '1,500.00', 'Scaling 2', '500.00', 'Change3,000.00', 'LKR 1,000.00 to be paid']) {
      expect(paper).toContain(said);
    }
  });
});
