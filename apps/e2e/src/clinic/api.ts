import type { Somebody } from './somebody';
import { PASSWORD, PEOPLE, type Person } from './people';

/** An answer of the API: its status, and its body if that is JSON. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

export interface Patient {
  id: number;
  patientCode: string;
  firstName: string;
  lastName: string;
  version: number;
}

export interface Entry {
  id: number;
  ticket: string;
  status: string;
  patient: { id: number };
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The API as a program sees it: for what a story needs beforehand, and for what must hold without a screen. */
export class Api {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, who: Person): Promise<Api> {
    const answer = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: PEOPLE[who], password: PASSWORD }),
    });
    if (!answer.ok) throw new Error(`${who} could not sign in: ${answer.status} ${await answer.text()}`);
    const { accessToken }: { accessToken: string } = await answer.json();
    return new Api(url, accessToken);
  }

  async ask<T>(path: string, init: { method?: string; body?: object; headers?: Record<string, string> } = {}) {
    const { method = init.body ? 'POST' : 'GET', body, headers } = init;
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const parsed: T = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: answer.status, body: parsed, headers: answer.headers } satisfies Answer<T>;
  }

  /** Like `ask`, for what a story takes for granted. */
  async need<T>(path: string, init: Parameters<Api['ask']>[1] = {}): Promise<T> {
    const { status, body } = await this.ask<T>(path, init);
    if (status >= 300) throw new Error(`${init.method ?? ''} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Registers somebody no other story knows. */
  register({ firstName, lastName, phone }: Somebody, more: object = {}): Promise<Patient> {
    const known = { firstName, lastName, phone, sex: 'FEMALE', dateOfBirth: '1992-08-12' };
    const body = { ...known, isNotDuplicate: true, ...more };
    return this.need<Patient>('/patients', { body });
  }

  checkIn(patientId: number, more: object = {}): Promise<Entry> {
    return this.need<Entry>('/queue', { body: { patientId, ...more } });
  }
}
