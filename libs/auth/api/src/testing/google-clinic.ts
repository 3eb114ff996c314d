import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { openAuthClinic } from './auth-clinic';
import { Google, type Claims } from './google';

let people = 0;

/** A clinic whose people sign in with Google, those of the domain `spec.test` alone. */
export class GoogleClinic {
  constructor(
    readonly google: Google,
    readonly spec: SpecClinic,
  ) {}

  /** A person with an account, who is signed in to Google with the same address. */
  async known(claims: Claims = {}, account: Parameters<SpecClinic['person']>[1] = {}): Promise<Person> {
    const person = await this.spec.person('NURSE', account);
    this.google.claims = {
      sub: `google-${++people}`,
      email: person.email,
      email_verified: true,
      hd: 'spec.test',
      ...claims,
    };
    return person;
  }

  post(idToken: string, nonce?: string): Promise<Answered> {
    return this.spec.http.call('POST', '/api/auth/google', { body: { idToken, ...(nonce && { nonce }) } });
  }

  /** Which person of Google's the account is linked to. */
  async subOf({ id }: Person): Promise<string | null> {
    const [row] = await this.spec.source.query('select google_sub as sub from `user` where id = ?', [id]);
    return row.sub;
  }

  trail(id: number): Promise<{ action: string }[]> {
    return this.spec.source.query('select action from audit_entry where actor_id = ? order by id', [id]);
  }

  /** Nobody has been refused yet. */
  async calm(): Promise<void> {
    this.google.profile = undefined;
    await this.spec.source.query('delete from attempt_limit');
  }

  async close(): Promise<void> {
    await this.spec.close();
    await this.google.close();
  }
}

export async function openGoogleClinic(): Promise<GoogleClinic> {
  const google = await Google.open();
  return new GoogleClinic(google, await openAuthClinic({ ...google.environment, GOOGLE_HOSTED_DOMAIN: 'spec.test' }));
}
