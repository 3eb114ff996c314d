import { createHmac } from 'node:crypto';
import { Sessions } from '@cuspid/auth/api';
import { Configuration } from '@cuspid/platform/api';
import { ROLES, type Role } from '@cuspid/platform/contracts';
import { transaction } from '@cuspid/platform/database';
import { SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';

/** Who may call: the six roles, nobody, somebody with a temporary password, somebody who was deactivated. */
export const CALLERS = [...ROLES, 'nobody', 'gated', 'disabled'] as const;
export type CallerKind = (typeof CALLERS)[number];

export interface Caller {
  kind: CallerKind;
  /** Nobody has none: what is theirs is then anybody's. */
  person: Person;
  token?: string;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes callers of every kind. Their sessions begin without a password: a suite of thousands must not wait for Argon2. */
export class Callers {
  private constructor(
    private readonly clinic: SpecClinic,
    private readonly header: unknown,
    private readonly claims: Record<string, unknown>,
  ) {}

  static async open(clinic: SpecClinic): Promise<Callers> {
    const { email } = await clinic.person('ADMIN');
    const { body } = await clinic.http.call('POST', '/api/auth/login', { body: { email, password: SPEC_PASSWORD } });
    const [header, claims] = String(body['accessToken'])
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    return new Callers(clinic, header, claims);
  }

  /** Somebody new of this kind, with a session of their own. */
  async make(kind: CallerKind): Promise<Caller> {
    const role: Role = kind === 'nobody' || kind === 'gated' || kind === 'disabled' ? 'ADMIN' : kind;
    const person = await this.clinic.person(role, { mustChangePassword: kind === 'gated' });
    if (kind === 'nobody') return { kind, person };
    const token = await this.tokenOf(person);
    if (kind === 'disabled') {
      await this.clinic.source.query('update `user` set is_active = 0 where id = ?', [person.id]);
    }
    return { kind, person, token };
  }

  /** An access token of a session that begins now, for as long as a spec runs. */
  async tokenOf({ id }: { id: number }): Promise<string> {
    const { sessionId } = await transaction(this.clinic.source, (tx) =>
      this.clinic.get(Sessions).begin(tx, id, { address: '127.0.0.1', agent: 'spec' }),
    );
    const now = Math.floor(Date.now() / 1_000);
    const times = { iat: now, nbf: now - 1, exp: now + 3_600 };
    const content = `${encode(this.header)}.${encode({ ...this.claims, ...times, sub: String(id), sid: sessionId })}`;
    const { jwtSecret } = this.clinic.get(Configuration);
    return `${content}.${createHmac('sha256', jwtSecret).update(content).digest('base64url')}`;
  }
}
