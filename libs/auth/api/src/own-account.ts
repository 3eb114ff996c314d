import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import type { ChangePasswordDto, EditProfileDto } from '@cuspid/auth/contracts/dto';
import { Database, NotSignedIn, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Passwords, User, UsersService } from '@cuspid/users/api';
import type { PreferencesDto, ProfileDto } from '@cuspid/users/contracts/dto';
import type { From } from './from';
import { NewPasswords } from './new-passwords';
import { notYours, OwnPassword } from './own-password';
import { Sessions } from './sessions';
import { SignIns, type Answer } from './sign-ins';

/** What everybody may see and change of their own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly newPasswords: NewPasswords,
    private readonly ownPassword: OwnPassword,
    private readonly sessions: Sessions,
    private readonly signIns: SignIns,
    private readonly audit: Audit,
  ) {}

  async profile(me: Actor): Promise<ProfileDto> {
    return (await this.own(me)).toProfile();
  }

  /** Changes one's own name and department, of the version one saw. */
  edit(me: Actor, version: number, change: EditProfileDto): Promise<ProfileDto> {
    return this.db.transaction(me, async (tx) => {
      const user = await this.held(tx, me);
      if (user.version !== version) throw new StaleVersion(user.version);
      const { name, department } = user;
      const difference = changed<object>({ name, department }, change);
      Object.assign(user, change, { version: version + 1 });
      await this.audit.record(tx, me, 'profile.changed', { entity: 'user', id: me.id, ...difference });
      return (await tx.save(user)).toProfile();
    });
  }

  /** Keeps how one wants Cuspid to look and to listen; the last choice wins. */
  choose(me: Actor, preferences: PreferencesDto): Promise<ProfileDto> {
    return this.db.transaction(me, async (tx) => {
      const user = await this.held(tx, me);
      user.preferences = preferences;
      return (await tx.save(user)).toProfile();
    });
  }

  /** Changes one's own password, ends every session, and begins a new one here. */
  async changePassword(me: Actor, { currentPassword, newPassword }: ChangePasswordDto, from: From): Promise<Answer> {
    const user = await this.ownPassword.require(me, currentPassword);
    await this.passwords.accept(newPassword, user);
    const passwordHash = await this.passwords.hash(newPassword);
    return this.db.transaction(me, async (tx) => {
      const held = await this.held(tx, me);
      // While we hashed, somebody may have changed it: what was typed is the old one no more.
      if (held.passwordHash !== user.passwordHash) throw notYours();
      await this.newPasswords.set(tx, me, held, passwordHash, 'password-changed');
      const { sessionId, refreshToken } = await this.sessions.begin(tx, me.id, from);
      return this.signIns.answer(await tx.findOneByOrFail(User, { id: me.id }), sessionId, refreshToken);
    });
  }

  private async own(me: Actor): Promise<User> {
    const user = await this.users.byId(me.id);
    if (!user) throw new NotSignedIn();
    return user;
  }

  private held(tx: Tx, me: Actor): Promise<User> {
    return tx.findOneOrFail(User, { where: { id: me.id }, lock: { mode: 'pessimistic_write' } });
  }
}
