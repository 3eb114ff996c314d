import { randomUUID } from 'node:crypto';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';

export const lkr = (amountMinor: number) => ({ amountMinor, currency: 'LKR' });

/** Somebody at the desk of a spec, who asks the server as a screen does. */
export class Cashier {
  constructor(
    private readonly clinic: SpecClinic,
    readonly me: Person,
  ) {}

  /** Asks; every POST has a key of its own unless one is given. That the server breaks is no answer. */
  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    const all: Record<string, string> = { ...(method === 'POST' && { 'idempotency-key': randomUUID() }), ...headers };
    const sent = { ...(body && { body }), headers: all };
    const answer = await this.clinic.http.as(this.me, method, `/api/${path}`, sent);
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  of(version: unknown, method: string, path: string, body?: object): Promise<Answered> {
    return this.ask(method, path, body, { 'if-match': `"${String(version)}"` });
  }

  async charge(patientId: number, amountMinor: number, more: object = {}): Promise<number> {
    const what = { kind: 'CHARGE', amount: lkr(amountMinor), description: 'Crown', ...more };
    return Number((await this.ask('POST', `patients/${patientId}/payment-records`, what)).body['id']);
  }

  async pay(patientId: number, amountMinor: number): Promise<number> {
    const what = { kind: 'PAYMENT', amount: lkr(amountMinor), method: 'CASH' };
    return Number((await this.ask('POST', `patients/${patientId}/payment-records`, what)).body['id']);
  }

  /** Agrees on 1,000.00 in so many instalments, the first so many days from today. */
  async agree(patientId: number, set: object = {}, daysAhead = 30): Promise<Answered> {
    const firstDueOn = dayAfter(await this.clinic.get(Clinic).today(), daysAhead);
    const terms = { description: 'Fixed appliance', total: lkr(100_000), instalments: 3, firstDueOn, ...set };
    return this.ask('POST', `patients/${patientId}/instalment-plans`, terms);
  }

  /** What the patient owes, in minor units of the clinic's currency. */
  async owes(patientId: number): Promise<number> {
    const { body } = await this.ask('GET', `patients/${patientId}/balance`);
    const [lkrs] = Object(body).items;
    return lkrs ? Number(lkrs.balanceMinor) : 0;
  }
}
