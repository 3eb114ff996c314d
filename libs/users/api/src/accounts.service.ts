import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type {
  CreateUserDto,
  EditUserDto,
  TieDto,
  UserChangedDto,
  UserDetailDto,
  UserDto,
} from '@cuspid/users/contracts/dto';
import type { EntityManager } from 'typeorm';
import { hold, holdWithAdministrators } from './administrators';
import { TemporaryPasswords, type Drawn } from './temporary-passwords';
import { Ties } from './ties';
import { User } from './user';
import { EmailTaken, GoneForGood, NotActive, NotOneself } from './user-errors';

/** The accounts, as administrators keep them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly temporary: TemporaryPasswords,
    private readonly ties: Ties,
    private readonly audit: Audit,
  ) {}

  /** An account with what binds the person to the clinic's work. */
  async one(id: number): Promise<UserDetailDto> {
    const db = this.db.source.manager;
    const user = await db.findOneBy(User, { id });
    if (!user) throw new NotFound();
    const [shown, ties] = await Promise.all([this.shown(db, user), this.ties.of(db, [id])]);
    return { ...shown, ties: ties.get(id) ?? [] };
  }

  /** Makes an account nobody can sign in to until the mail server has taken the temporary password. */
  async create(me: Actor, { email, department, ...what }: CreateUserDto): Promise<UserDto> {
    const { drawn, passwordHash } = await this.fresh();
    return this.db.transaction(me, async (tx) => {
      const details = { ...what, email: email.toLowerCase(), department: department ?? null };
      const user = tx.create(User, { ...details, passwordHash, mustChangePassword: true, createdAt: clock.now() });
      await this.save(tx, user);
      await this.audit.record(tx, me, 'user.created', { ...about(user), after: details });
      await this.temporary.send(tx, me, user, drawn);
      return this.shown(tx, await tx.findOneByOrFail(User, { id: user.id }));
    });
  }

  /** Changes details of the version the caller saw. A new role ends what the person had in the old one. */
  async edit(me: Actor, id: number, version: number, change: EditUserDto): Promise<UserChangedDto> {
    const details = { ...change, ...(change.email !== undefined && { email: change.email.toLowerCase() }) };
    if (id === me.id && change.role && change.role !== me.role) throw new NotOneself('change their own role');
    const fresh = change.email === undefined ? null : await this.fresh();
    return this.db.transaction(me, async (tx) => {
      const user = await holdWithAdministrators(tx, me, id, ({ role }) => (change.role ?? role) !== role);
      if (user.anonymisedAt) throw new GoneForGood();
      if (user.version !== version) throw new StaleVersion(user.version);
      const difference = changed<object>({ ...user }, details);
      const hasNewRole = details.role !== undefined && details.role !== user.role;
      const hasNewAddress = details.email !== undefined && details.email !== user.email;
      Object.assign(user, details, { version: version + 1 });
      await this.save(tx, user);
      if (hasNewAddress && fresh) await this.followTo(tx, me, user, fresh);
      const ended = hasNewRole ? await this.ties.end(tx, me, user) : [];
      await this.note(tx, me, 'user.changed', user, difference, ended);
      return { ...(await this.shown(tx, user)), ended };
    });
  }

  /** Sends a temporary password; the old one is good until the mail server has taken the letter. */
  async resetPassword(me: Actor, id: number): Promise<UserDto> {
    const drawn = await this.temporary.draw();
    return this.db.transaction(me, async (tx) => {
      const user = await hold(tx, id);
      if (!user.isActive) throw new NotActive();
      await this.temporary.send(tx, me, user, drawn);
      await this.audit.record(tx, me, 'password.reset', about(user));
      return this.shown(tx, user);
    });
  }

  /** Lets the person in no more, and ends what binds them to the clinic's work. */
  async deactivate(me: Actor, id: number): Promise<UserChangedDto> {
    if (id === me.id) throw new NotOneself('deactivate themselves');
    return this.db.transaction(me, async (tx) => {
      const user = await holdWithAdministrators(tx, me, id, ({ isActive }) => isActive);
      if (!user.isActive) return { ...(await this.shown(tx, user)), ended: [] };
      Object.assign(user, { isActive: false, deactivatedAt: clock.now(), version: user.version + 1 });
      await tx.save(user);
      await this.temporary.withdraw(tx, id);
      const ended = await this.ties.end(tx, me, user);
      await this.note(tx, me, 'user.deactivated', user, {}, ended);
      return { ...(await this.shown(tx, user)), ended };
    });
  }

  /** Lets the person in again, with the password they had; what the deactivation ended stays ended. */
  async reactivate(me: Actor, id: number): Promise<UserDto> {
    return this.db.transaction(me, async (tx) => {
      const user = await hold(tx, id);
      if (user.anonymisedAt) throw new GoneForGood();
      if (user.isActive) return this.shown(tx, user);
      Object.assign(user, { isActive: true, deactivatedAt: null, version: user.version + 1 });
      await tx.save(user);
      await this.audit.record(tx, me, 'user.reactivated', about(user));
      return this.shown(tx, user);
    });
  }

  private async fresh(): Promise<Fresh> {
    const [drawn, passwordHash] = await Promise.all([this.temporary.draw(), this.temporary.unusable()]);
    return { drawn, passwordHash };
  }

  /** A password the person has not begun to use follows them to the new address; what the old one got is void. */
  private async followTo(tx: Tx, me: Actor, user: User, { drawn, passwordHash }: Fresh): Promise<void> {
    const letter = (await this.temporary.lettersOf(tx, [user.id])).get(user.id);
    if (!user.isActive || !(user.mustChangePassword || letter?.awaitsMail)) return;
    if (user.mustChangePassword) await tx.save(Object.assign(user, { passwordHash, passwordExpiresAt: null }));
    await this.temporary.send(tx, me, user, drawn);
  }

  private async save(tx: Tx, user: User): Promise<void> {
    try {
      await tx.save(user);
    } catch (error) {
      throw isDuplicate(error, 'user_email') ? new EmailTaken() : error;
    }
  }

  private note(tx: Tx, me: Actor, action: string, user: User, difference: Difference, ended: TieDto[]): Promise<void> {
    const after = { ...difference.after, ...(ended.length && { ended }) };
    return this.audit.record(tx, me, action, { ...about(user), ...difference, after });
  }

  private async shown(db: EntityManager, user: User): Promise<UserDto> {
    const letter = (await this.temporary.lettersOf(db, [user.id])).get(user.id);
    return user.toDto(letter ?? { awaitsMail: false, mailRefused: false });
  }
}

/** A temporary password, and what the account has until it arrives. */
interface Fresh {
  drawn: Drawn;
  passwordHash: string;
}
type Difference = { before?: object; after?: object };

const about = ({ id }: User) => ({ entity: 'user', id });
