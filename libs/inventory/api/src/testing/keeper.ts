import { randomUUID } from 'node:crypto';
import type { Answered, Http, Person } from '@cuspid/platform/testing';

/** Somebody at the stock of a clinic, over HTTP. */
export class Keeper {
  constructor(
    readonly http: Http,
    readonly me: Person,
  ) {}

  /** Asks the server; that it breaks is no answer. */
  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    const answer = await this.http.as(this.me, method, `/api/${path}`, { ...(body && { body }), headers });
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** A new item; answers its id. */
  async item(set: object = {}): Promise<number> {
    const what = { name: `Item ${randomUUID()}`, category: 'Test', unit: 'box', ...set };
    const { status, body } = await this.call('POST', 'inventory', what);
    if (status !== 201) throw new Error(`no item: ${status} ${JSON.stringify(body)}`);
    return Number(body['id']);
  }

  move(itemId: number, what: object, key: string = randomUUID()): Promise<Answered> {
    return this.call('POST', `inventory/${itemId}/movements`, what, { 'idempotency-key': key });
  }

  /** A delivery of one lot. */
  bought(itemId: number, quantity: number, lot: object = {}): Promise<Answered> {
    return this.move(itemId, { type: 'IN', reason: 'PURCHASE', quantity, ...lot });
  }

  used(itemId: number, quantity: number, what: object = {}): Promise<Answered> {
    return this.move(itemId, { type: 'OUT', reason: 'USAGE', quantity, ...what });
  }

  count(itemId: number, lots: object[]): Promise<Answered> {
    return this.call('POST', `inventory/${itemId}/count`, { lots }, { 'idempotency-key': randomUUID() });
  }

  async read(itemId: number): Promise<Record<string, unknown>> {
    return (await this.call('GET', `inventory/${itemId}`)).body;
  }

  async lots(itemId: number): Promise<{ id: number; number: string | null; quantity: number }[]> {
    const { body } = await this.call('GET', `inventory/${itemId}/lots`);
    return JSON.parse(JSON.stringify(body['items']));
  }
}
