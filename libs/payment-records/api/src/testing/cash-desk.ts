import { randomUUID } from 'node:crypto';
import { minorOf } from '@cuspid/payment-records/contracts';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';

/** What a spec says of a line; the rest is a payment in cash. */
interface Said {
  currency?: string;
  [field: string]: unknown;
}

/** Somebody at the desk of a ledger's clinic. Every press has a key of its own, unless told. */
export class CashDesk {
  constructor(
    private readonly clinic: SpecClinic,
    readonly me: Person,
  ) {}

  /** Asks the server; that it breaks is no answer. */
  async call(method: string, path: string, body?: object, key: string | null = randomUUID()): Promise<Answered> {
    const headers: Record<string, string> = key !== null && method === 'POST' ? { 'idempotency-key': key } : {};
    const answer = await this.clinic.http.as(this.me, method, `/api/${path}`, { ...(body && { body }), headers });
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  charge(patientId: number, amountMinor: number, { currency = 'LKR', ...set }: Said = {}): Promise<number> {
    const body = { kind: 'CHARGE', amount: { amountMinor, currency }, description: 'Filling', ...set };
    return this.made(`patients/${patientId}/payment-records`, body);
  }

  pay(patientId: number, amountMinor: number, { currency = 'LKR', ...set }: Said = {}): Promise<number> {
    const body = { kind: 'PAYMENT', amount: { amountMinor, currency }, method: 'CASH', ...set };
    return this.made(`patients/${patientId}/payment-records`, body);
  }

  refund(id: number, amountMinor?: number, currency = 'LKR'): Promise<Answered> {
    const amount = amountMinor === undefined ? {} : { amount: { amountMinor, currency } };
    return this.call('POST', `payment-records/${id}/refund`, { ...amount, reason: 'Not begun' });
  }

  reverse(id: number): Promise<Answered> {
    return this.call('POST', `payment-records/${id}/reverse`, { reason: 'Wrong patient' });
  }

  async line(id: number): Promise<Record<string, unknown>> {
    return (await this.call('GET', `payment-records/${id}`)).body;
  }

  /** Where the patient stands in a currency, as the server tells it. */
  async stands(patientId: number, currency = 'LKR', at?: string): Promise<Record<string, unknown>> {
    const { body } = await this.call('GET', `patients/${patientId}/balance${at ? `?at=${at}` : ''}`);
    const items: Record<string, unknown>[] = Array.isArray(body['items']) ? body['items'] : [];
    return items.find((item) => item['currency'] === currency) ?? {};
  }

  private async made(path: string, body: object): Promise<number> {
    const answer = await this.call('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return Number(answer.body['id']);
  }
}

/**
 * What is wrong with the ledger of a clinic, summed anew from its lines and nothing else: kept balances that are not their sum,
 * charges settled beyond themselves, payments used beyond themselves, numbers that are missing. Nothing, when all is well.
 */
export async function wrongWith(clinic: SpecClinic): Promise<unknown[]> {
  const ask = (sql: string): Promise<Record<string, unknown>[]> => clinic.source.query(sql);
  const balances =
    await ask(`select b.patient_id, b.currency, b.balance_minor, sum(p.effect_minor) as replay from patient_balance b
    left join posting p on p.patient_id = b.patient_id and p.currency = b.currency
    group by b.id, b.patient_id, b.currency, b.balance_minor having replay is null or replay <> b.balance_minor`);
  const unkept = await ask(`select p.patient_id, p.currency from posting p left join patient_balance b
    on b.patient_id = p.patient_id and b.currency = p.currency where b.id is null`);
  const settled =
    await ask(`select p.id, p.kind, p.amount_minor, sum(a.amount_minor) as used from posting p join posting_allocation a
    on a.charge_id = p.id or a.payment_id = p.id group by p.id, p.kind, p.amount_minor
    having used < 0 or used > p.amount_minor`);
  const refunded = await ask(`select p.id from posting p join posting r on r.refund_of_id = p.id
    left join posting v on v.reverses_id = r.id where v.id is null group by p.id, p.amount_minor having sum(r.amount_minor) > p.amount_minor`);
  const [numbers] = await ask(
    'select count(*) as drawn, coalesce(max(receipt_number), 0) as last from posting where receipt_number is not null',
  );
  const [series] = await ask("select coalesce(max(next), 1) - 1 as last from number_series where series = 'receipt'");
  const gaps = [numbers?.['drawn'], numbers?.['last'], series?.['last']].map((one) => minorOf(String(one)));
  return [...balances, ...unkept, ...settled, ...refunded, ...(new Set(gaps).size === 1 ? [] : [{ gaps }])];
}
