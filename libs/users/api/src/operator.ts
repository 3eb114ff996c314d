import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, type Actor } from '@cuspid/platform/api';
import { clock, transaction, type Tx, underLock } from '@cuspid/platform/database';
import { USER } from '@cuspid/users/contracts';
import { DataSource } from 'typeorm';
import { TemporaryPasswords, type Drawn } from './temporary-passwords';
import { Ties } from './ties';
import { User } from './user';
import { NotAnAdministrator } from './user-errors';

const LOCK_SECONDS = 30;
/** Whoever has the machine: no account of the clinic, but not nobody either. */
const OPERATOR = { name: 'the machine’s operator' };

/** Who can sign in now, and with what: told once, to who sits at the machine. */
export interface Admitted {
  outcome: 'CREATED' | 'RESET' | 'RAISED';
  name: string;
  email: string;
  password: string;
}

/**
 * What the operator of the machine may do without an account: make the first administrator, or give one a temporary
 * password. There is nobody to mail it, so it is handed over here.
 */
@Injectable()
export class Operator {
  constructor(
    private readonly source: DataSource,
    private readonly configuration: Configuration,
    private readonly temporary: TemporaryPasswords,
    private readonly ties: Ties,
    private readonly audit: Audit,
  ) {}

  /** Errors: `NotAnAdministrator`, when there are administrators and this address is none of them. */
  async admit(email: string, name: string): Promise<Admitted> {
    const drawn = await this.temporary.draw();
    const address = email.toLowerCase();
    // Two operators at once would both find nobody.
    return underLock(this.configuration.database, 'operator', LOCK_SECONDS, () =>
      transaction(this.source, async (tx) => {
        const found = await tx.findOne(User, { where: { email: address }, lock: { mode: 'pessimistic_write' } });
        const isAdministrator = found?.isActive && found.role === 'ADMIN';
        if (!isAdministrator && (await tx.existsBy(User, { role: 'ADMIN', isActive: true }))) {
          throw new NotAnAdministrator(address);
        }
        const outcome = isAdministrator ? 'RESET' : found ? 'RAISED' : 'CREATED';
        const user = found ?? tx.create(User, { name, email: address, department: null, createdAt: clock.now() });
        await this.hand(tx, user, drawn);
        const action = outcome === 'CREATED' ? 'user.created' : isAdministrator ? 'password.reset' : 'user.changed';
        const after = { role: user.role, email: address };
        await this.audit.record(tx, OPERATOR, action, { entity: 'user', id: user.id, after });
        return { outcome, name: user.name, email: address, password: drawn.words };
      }),
    );
  }

  /** Makes the person an administrator with this password, signed in nowhere; a letter on its way is taken back. */
  private async hand(tx: Tx, user: User, { hash }: Drawn): Promise<void> {
    const hadOtherRole = user.id !== undefined && user.role !== 'ADMIN';
    Object.assign(user, {
      role: 'ADMIN',
      isActive: true,
      deactivatedAt: null,
      passwordHash: hash,
      mustChangePassword: true,
      passwordExpiresAt: new Date(clock.ms() + USER.temporaryHours * 3_600_000),
      version: (user.version ?? 0) + 1,
    });
    await tx.save(user);
    await this.temporary.withdraw(tx, user.id);
    const by = actorOf(user);
    await (hadOtherRole ? this.ties.end(tx, by, user) : this.ties.endOnly(tx, by, user, 'sessions'));
  }
}

/** What ends, ends under the id of the person it belongs to, and by name of the operator. */
const actorOf = ({ id, role }: User): Actor => ({
  ...OPERATOR,
  id,
  role,
  sessionId: 0,
  mustChangePassword: false,
  address: null,
  requestId: 'operator',
});
