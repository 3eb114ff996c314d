import { SPEC_PASSWORD } from './people';

interface Asked {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An answer as a program sees it; `body` is the parsed JSON, where it is JSON. */
export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  bytes: Buffer;
}

/** A refusal without what differs from request to request: what two refusals have in common, if they look the same. */
export function refusal({ status, headers, body }: Answered): Record<string, unknown> {
  const { requestId: _, ...told } = body;
  return { http: status, as: headers.get('content-type'), ...told };
}

/** Calls the clinic over HTTP, as any other program would. */
export class Http {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly base: string) {}

  async call(method: string, path: string, { token, body, headers = {} }: Asked = {}): Promise<Answered> {
    const response = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && bytes.length > 0;
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: isJson ? JSON.parse(bytes.toString()) : {},
    };
  }

  /** Signs the person in, once, and gives their access token. */
  token({ email }: { email: string }): Promise<string> {
    const token = this.tokens.get(email) ?? this.signIn(email);
    // Kept while it is on its way: calls at the same moment are not so many sign-ins, which the clinic would stop.
    this.tokens.set(email, token);
    return token;
  }

  /** Calls as this person. */
  async as(
    person: { email: string },
    method: string,
    path: string,
    asked: Omit<Asked, 'token'> = {},
  ): Promise<Answered> {
    return this.call(method, path, { ...asked, token: await this.token(person) });
  }

  private async signIn(email: string): Promise<string> {
    const { body } = await this.call('POST', '/api/auth/login', { body: { email, password: SPEC_PASSWORD } });
    return String(body['accessToken']);
  }
}
